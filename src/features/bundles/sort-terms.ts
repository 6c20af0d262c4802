import { reversed, sortKeyOf, type SortKey, type SortTerm } from '../../domain/rules';

/** What the table is sorted by: one term, and those that decide its ties. */
export interface Sorting {
  sort: SortTerm;
  then: readonly SortTerm[];
}

/** Sorts by a key alone, the best first; once more turns it round. */
export function sortBy({ sort, then }: Sorting, key: SortKey): Sorting {
  return { sort: sort === key && then.length === 0 ? reversed(sort) : key, then: [] };
}

/** Adds a key behind those that are there; one that is there is turned round. */
export function addSort({ sort, then }: Sorting, key: SortKey): Sorting {
  const terms = [sort, ...then];
  const isThere = terms.some((term) => sortKeyOf(term) === key);
  const [first = sort, ...rest] = isThere
    ? terms.map((term) => (sortKeyOf(term) === key ? reversed(term) : term))
    : [...terms, key];
  return { sort: first, then: rest };
}

/** Whether a term's values go down the table from high to low. */
export const isDescending = (term: SortTerm): boolean =>
  (sortKeyOf(term) === 'q') === term.startsWith('-');
