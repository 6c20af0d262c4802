import { reversed, sortKeyOf, type SortKey, type SortTerm } from '../../../domain/bundles/rules';

/** The table is sorted by one term, and by those that decide its ties. */
export interface Sorting {
  sort: SortTerm;
  ties: readonly SortTerm[];
}

/** Sorts by a key alone, the best first; once more turns it round. */
export function sortBy({ sort, ties }: Sorting, key: SortKey): Sorting {
  return { sort: sort === key && ties.length === 0 ? reversed(sort) : key, ties: [] };
}

/** Adds a key behind those that are there; one that is there is turned round. */
export function addSort({ sort, ties }: Sorting, key: SortKey): Sorting {
  const terms = [sort, ...ties];
  const isThere = terms.some((term) => sortKeyOf(term) === key);
  const [first = sort, ...rest] = isThere
    ? terms.map((term) => (sortKeyOf(term) === key ? reversed(term) : term))
    : [...terms, key];
  return { sort: first, ties: rest };
}

/** Tells whether a term's values go down the table from high to low. */
export const isDescending = (term: SortTerm): boolean =>
  (sortKeyOf(term) === 'q') === term.startsWith('-');
