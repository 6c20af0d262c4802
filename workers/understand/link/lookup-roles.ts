import type { Role } from '../../../src/domain/recipe/roles';
import { detectAs } from '../detect';
import type { ColumnFacts } from '../values/facts';
import { matchName } from '../headers/name-match';

/** The roles that a lookup's columns give to the rows that refer to it. */
export interface LookupRoles {
  /** One role a column; one of them is the `key`. */
  roles: Role[];
  /** The lookup gives words for what are words already. */
  isTranslation: boolean;
}

const GIVEN: ReadonlySet<Role> = new Set([
  'product_name',
  'category',
  'subcategory',
  'unit_price',
  'cost',
]);

/**
 * Tells what a table that describes the values of a column gives to the rows that have them; null
 * when they lack none of it. A plain `name` is taken for what the linked column is of: a category's
 * name for `category_id`, else the product's.
 *
 * @param haves the roles that those rows have already.
 */
export function lookupRoles(
  columns: readonly ColumnFacts[],
  key: number,
  linked: ColumnFacts,
  haves: ReadonlySet<Role>,
): LookupRoles | null {
  const group = groupOf(linked);
  const { columns: detected } = detectAs('products', columns, null, false);
  const isTranslation = linked.numbers === null && group !== null && haves.has(group);
  let taken = new Set<Role>(haves);
  if (isTranslation && group !== null) taken = new Set([...haves].filter((role) => role !== group));
  const roles = columns.map((facts, index): Role => {
    if (index === key) return 'key';
    const { role } = detected[index] ?? { role: 'ignore' as const };
    const meant =
      role === 'product_name' || role === 'category' || role === 'subcategory'
        ? (group ?? role)
        : role;
    const isExact = matchName(facts.name, 'products').some(
      (match) => match.role === role && !match.isContextual,
    );
    const given = isExact ? role : meant;
    if (!GIVEN.has(given) || taken.has(given) || facts.distinct < 2) return 'ignore';
    if (role === 'product_name' && facts.length > 60) return 'ignore';
    taken.add(given);
    return given;
  });
  if (!roles.some((role) => GIVEN.has(role))) {
    const words = columns.findIndex(
      (facts, index) =>
        index !== key && facts.words > 0.8 && facts.numbers === null && facts.length <= 60,
    );
    if (group === null || words < 0 || taken.has(group)) return null;
    roles[words] = group;
  }
  return { roles, isTranslation };
}

/**
 * Tells the roles in a table that says in words what the codes of a status or channel mean; null where
 * it has no words.
 */
export function codeRoles(
  columns: readonly ColumnFacts[],
  key: number,
  role: 'status' | 'channel',
): Role[] | null {
  const isWords = (facts: ColumnFacts, index: number) =>
    index !== key && facts.words > 0.8 && facts.numbers === null && facts.distinct > 1;
  const named = columns.findIndex(
    (facts, index) => isWords(facts, index) && /(?:^| )(?:name|title|label)$/.test(facts.name),
  );
  const words = named < 0 ? columns.findIndex(isWords) : named;
  if (words < 0) return null;
  return columns.map((_, index) => (index === key ? 'key' : index === words ? role : 'ignore'));
}

/** Tells from its header what a column of ids groups products by. */
function groupOf({ name }: ColumnFacts): 'category' | 'subcategory' | null {
  const plain = name.replace(/(?:^| )(?:id|no|nr|code|key|number|nummer|name)$/, '').trim();
  for (const candidate of [name, plain]) {
    const [match] = matchName(candidate, 'products');
    if (match?.role === 'category' || match?.role === 'subcategory') return match.role;
  }
  return null;
}
