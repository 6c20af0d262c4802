import type { Clarification } from '../../../src/domain/recipe/understanding';
import { PRODUCT_KEYS, tellOrder } from '../../../src/domain/recipe/roles';
import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import { detectAs } from '../detect';
import { uniqueness } from '../values/facts';
import { freeColumns } from './free-columns';
import { keyOf, type LinkTable } from './link-table';
import type { Links } from './links';
import { percent } from '../words';

/**
 * Finds the files of order lines: those that hold lines by themselves, or else those with orders and a
 * column that another file describes.
 */
export async function findLines(links: Links): Promise<LinkTable[]> {
  const complete = links.tables.filter(({ isLines }) => isLines);
  const long = complete.filter(({ basket }) => basket === null);
  const withNumber = long.filter(({ asLines }) =>
    asLines.columns.some(({ role }) => role === 'order_id'),
  );
  const found =
    withNumber.length > 0
      ? withNumber
      : long.length > 0
        ? long
        : complete.length > 0
          ? complete
          : await linesByValues(links);
  for (const table of found) setLines(links, table);
  await leaveOutCopies(links, found);
  return found.filter(({ index }) => links.kinds.get(index) === 'lines');
}

function setLines(links: Links, table: LinkTable): void {
  const same = links.tables.filter((other) => other !== table && hasHeaderOf(other, table)).length;
  const own = links.rolesOf(table);
  const isKept = table.recipe.kind === 'lines';
  links.set(table, 'lines', {
    roles: isKept
      ? own
      : detectAs('lines', table.facts, table.basket).columns.map(({ role }) => role),
    reason:
      same > 0
        ? `It has the columns of ${same === 1 ? 'another file' : `${same} other files`}: they are read one after another.`
        : '',
  });
}

/**
 * Finds lines where headers do not say so: files that were taken for lines by themselves, or whose
 * columns the others describe.
 */
async function linesByValues(links: Links): Promise<LinkTable[]> {
  const alone = links.tables.filter(({ recipe }) => holdsLines(recipe));
  return alone.length > 0 ? alone : describedLines(links);
}

/** Finds files with an order number that repeats, and a column that another file describes. */
async function describedLines(links: Links): Promise<LinkTable[]> {
  const found: LinkTable[] = [];
  for (const table of links.tables) {
    const order = table.asLines.columns.findIndex(({ role }) => role === 'order_id');
    const facts = table.facts[order];
    if (facts === undefined || uniqueness(facts) > 0.98) continue;
    const free = freeColumns(
      table,
      table.asLines.columns.map(({ role }) => role),
    );
    for (const other of links.tables) {
      if (other === table) continue;
      const join = await links.join(table, other, free, 0.98);
      if (join === null) continue;
      links.set(table, 'lines', {
        roles: table.asLines.columns.map(({ role }, index) =>
          index === join.from ? 'product_id' : role,
        ),
      });
      found.push(table);
      break;
    }
  }
  return found;
}

/** Leaves files out that hold the same orders under other columns, which would be counted twice. */
async function leaveOutCopies(links: Links, lines: readonly LinkTable[]): Promise<void> {
  const numbered = lines.filter(hasOwnNumbers);
  for (const [place, table] of numbered.entries()) {
    for (const first of numbered.slice(0, place)) {
      if (links.kinds.get(first.index) !== 'lines' || hasHeaderOf(first, table)) continue;
      const [own, others] = [orderKeys(links, table), orderKeys(links, first)];
      const shared = [...own].filter((key) => others.has(key)).length;
      const share = shared / Math.max(1, Math.min(own.size, others.size));
      if (own.size < 5 || share < 0.8) continue;
      links.set(table, 'other', {
        reason: `${percent(share)} of its order numbers stand in ${first.name}, too.`,
        clarifications: [copyClarification(table, first, share)],
      });
    }
  }
}

/** Tells whether a number of the file is one order; numbers that are used again stand in any file. */
const hasOwnNumbers = ({ recipe: { ordersBy } }: LinkTable) =>
  ordersBy.by === 'number' && ordersBy.beside === undefined;

/** Gathers order numbers of the head, where files that are sorted alike show the same orders. */
function orderKeys(links: Links, table: LinkTable): Set<string> {
  const order = table.facts[links.rolesOf(table).indexOf('order_id')];
  return new Set((order?.values ?? []).slice(0, 1000).map(keyOf));
}

/** Tells whether a file by itself was taken for lines, with columns that tell orders and products. */
function holdsLines({ kind, columns }: SourceRecipe): boolean {
  const played = new Set(columns.map(({ role }) => role));
  return kind === 'lines' && tellOrder(played) && PRODUCT_KEYS.some((role) => played.has(role));
}

/**
 * Tells whether two files have the same columns, in any order. One more or less may have come with the
 * years.
 */
function hasHeaderOf(a: LinkTable, b: LinkTable): boolean {
  if (!a.recipe.dialect.hasHeader || !b.recipe.dialect.hasHeader)
    return (
      a.recipe.dialect.hasHeader === b.recipe.dialect.hasHeader && a.facts.length === b.facts.length
    );
  const names = new Set(a.facts.map(({ name }) => name));
  const shared = b.facts.filter(({ name }) => names.has(name)).length;
  return shared >= 0.8 * Math.max(a.facts.length, b.facts.length);
}

function copyClarification(table: LinkTable, first: LinkTable, share: number): Clarification {
  return {
    id: `same-orders ${first.name}`,
    column: null,
    title: `Are the orders of ${table.name} those of ${first.name}?`,
    detail: `${percent(share)} of the order numbers looked at stand in both files, under other columns. Loaded together, they would count twice.`,
    choices: [
      { label: `Use ${first.name} only`, change: { kind: 'other' } },
      { label: 'Load both', change: { kind: 'lines' } },
    ],
    mustAnswer: false,
  };
}
