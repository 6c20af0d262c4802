import type {
  Clarification,
  UnderstandInput,
  UnderstoodColumn,
} from '../../src/domain/recipe/understanding';
import type { DecimalSign, Dialect, OrdersBy } from '../../src/domain/recipe/recipe';
import { isOrderRole, type Role } from '../../src/domain/recipe/roles';
import { hasBasketRows, type Shape } from '../../src/domain/recipe/shapes';
import type { SourceKind } from '../../src/domain/recipe/source-kinds';
import { type DateHints, withOrder } from './values/date-format';
import { detect, detectAs } from './detect';
import type { Detected } from './detected';
import { eventColumn, eventNote } from './orders/events';
import { columnFacts, hasDecimals, type ColumnFacts } from './values/facts';
import { columnNumbers } from './values/number-format';
import { normalise } from './headers/normalise';
import { ordersWithoutNumber } from './orders/orders-by';
import { packedPrices } from './values/packed-prices';
import { onlyOnFirst, orderRuns } from './orders/orders-in-rows';
import { columnClarifications } from './clarifications/column-clarifications';
import { restartingNumbers } from './orders/restarting-numbers';
import { basketShape, type BasketShape } from './shape';

/** The rows of a file that are looked at, as text. */
export interface Table {
  /** The header as it stands in the file, or `Column 1` and so on. */
  header: readonly string[];
  rows: readonly (readonly string[])[];
  dialect: Dialect;
}

/** A proposal for one table, before its file and the others are considered. */
export interface UnderstoodTable {
  kind: SourceKind;
  shape: Shape;
  ordersBy: OrdersBy;
  columns: UnderstoodColumn[];
  clarifications: Clarification[];
  notes: string[];
}

const SAMPLES = 5;

/** Proposes what a table holds and what its columns mean, with reasons, and asks what it leaves open. */
export function understandTable(
  table: Table,
  given: Pick<UnderstandInput, 'kind' | 'shape'> = {},
): UnderstoodTable {
  const facts = tableFacts(table);
  const basket = givenBasket(facts, table, given);
  const detected =
    given.kind === undefined ? detect(facts, basket) : detectAs(given.kind, facts, basket);
  const isLines = detected.kind === 'lines';
  const roles = detected.columns.map(({ role }) => role);
  const shape = basket?.shape ?? (isLines ? (given.shape ?? rowShape(facts, roles)) : 'long');
  const [packed = -1] = basket?.shape === 'packed' ? basket.items : [];
  const priced = packed < 0 ? null : packedPrices(facts, packed);
  const withoutNumber =
    isLines && !roles.includes('order_id')
      ? ordersWithoutNumber(facts, roles, basket !== null)
      : null;
  const restarting = isLines && shape === 'long' ? restartingNumbers(facts, roles) : null;
  return {
    kind: detected.kind,
    shape,
    ordersBy: withoutNumber?.ordersBy ?? restarting?.ordersBy ?? { by: 'number' },
    columns: understoodColumns(facts, detected).map((column, index) =>
      index === packed && priced?.prices ? { ...column, prices: priced.prices } : column,
    ),
    clarifications: [
      ...(restarting === null ? [] : [restarting.clarification]),
      ...columnClarifications(facts, detected),
    ],
    notes: [
      ...(basket?.notes ?? []),
      ...(priced === null ? [] : [priced.note]),
      ...(shape === 'first-line'
        ? ['Details of an order stand on its first row only; they count for all of its rows.']
        : []),
      ...(withoutNumber === null ? [] : [withoutNumber.note]),
      ...(restarting === null ? [] : [restarting.note]),
      ...(isLines ? eventNotes(facts) : []),
    ],
  };
}

const eventNotes = (facts: readonly ColumnFacts[]): string[] =>
  facts.flatMap(({ header, events }) => (events === null ? [] : [eventNote(header, events)]));

/** Tells how each row is a basket, as a person chose or as the table shows; null when none is. */
function givenBasket(
  facts: readonly ColumnFacts[],
  { dialect }: Table,
  { kind, shape }: Pick<UnderstandInput, 'kind' | 'shape'>,
): BasketShape | null {
  const isOfLines = shape !== undefined && !hasBasketRows(shape);
  if ((kind !== undefined && kind !== 'lines') || isOfLines) return null;
  const found = basketShape(facts, dialect.hasHeader, dialect.delimiter);
  if (shape === undefined || found?.shape === shape) return found;
  // A person says so: the columns that nothing else is known of are the products.
  const roles = detectAs('lines', facts, null).columns;
  const items = facts.flatMap((_, index) =>
    ['ignore', 'attribute', 'product_name', 'product_id', 'category'].includes(
      roles[index]?.role ?? '',
    )
      ? [index]
      : [],
  );
  const kept = shape === 'packed' ? items.slice(-1) : items;
  return { shape, items: new Set(kept), reason: 'Chosen by you.', notes: [] };
}

/** Tells whether a file with a line in each row says details of an order on its first row only. */
function rowShape(facts: readonly ColumnFacts[], roles: readonly Role[]): Shape {
  const order = facts[roles.indexOf('order_id')];
  if (order === undefined) return 'long';
  if (order.filled < 0.9 && order.cells[0] !== '' && !hasOwnDetails(order, facts, roles))
    return 'first-line';
  const runs = orderRuns(order);
  const isFirstOnly = facts.some((column, index) => {
    const role = roles[index] ?? 'ignore';
    return isOfOrder(role) && onlyOnFirst(runs, column) > 0.8;
  });
  return isFirstOnly ? 'first-line' : 'long';
}

/**
 * Tells whether rows without an order number have a date or a customer of their own. Such rows lack the
 * number, rather than continuing the order above.
 */
function hasOwnDetails(
  order: ColumnFacts,
  facts: readonly ColumnFacts[],
  roles: readonly Role[],
): boolean {
  const without = order.cells.flatMap((cell, row) => (cell === '' ? [row] : []));
  return facts.some((column, index) => {
    if (roles[index] !== 'ordered_at' && roles[index] !== 'customer_id') return false;
    return without.filter((row) => column.cells[row] !== '').length > without.length / 2;
  });
}

/** Tells whether a role is one of those beside an order's number that all its lines share. */
const isOfOrder = (role: Role) =>
  (isOrderRole(role) && role !== 'order_id') || role === 'attribute';

/**
 * Gathers what the values of each column say. Rows of another width than the header are left out: they
 * are shifted, so they say nothing of the columns.
 */
export function tableFacts({ header, rows, dialect }: Table): ColumnFacts[] {
  const fitting = rows.filter((row) => row.length === header.length);
  const whole = dialect.hasHeader && fitting.length >= rows.length / 2 ? fitting : rows;
  const names = header.map((name) => (dialect.hasHeader ? normalise(name) : ''));
  const events = eventColumn(names, whole);
  // Only purchases in a log become lines, so its columns are judged by those rows.
  const used = events !== null && events.bought.length > 0 ? events.bought : whole;
  const cells = header.map((_, index) => used.map((row) => row[index] ?? ''));
  const decimal = usualDecimal(cells, dialect);
  const isContinental =
    decimal === ',' || dialect.delimiter === ';' || names.some((name) => FOREIGN.test(name));
  const columns = header.map((text, index) => {
    const name = names[index] ?? '';
    const hints: DateHints = {
      isContinental,
      isNamed: DATE_NAME.test(name),
      isUnnamed: !dialect.hasHeader,
    };
    const facts = columnFacts(text, name, cells[index] ?? [], { hints, usualDecimal: decimal });
    return events?.index === index
      ? { ...facts, events: { bought: events.bought.length, all: whole.length } }
      : facts;
  });
  return sharedOrder(columns);
}

const DATE_NAME =
  /(?:^| )(?:date|datum|fecha|data|tarih|tarihi|time|timestamp|datetime|ts|epoch|unix|zeit|created|ordered|at|on|dt|day|tag|jour|dia|giorno)(?: |$)|date$|datum$/;
const FOREIGN =
  /datum|uhrzeit|menge|anzahl|artikel|kunde|preis|betrag|beleg|bestell|commande|prix|produit|quantite|montant|fecha|pedido|cantidad|precio|cliente|ordine|prezzo|quantita|preco|quantidade|aantal|prijs|klant|zamow|cena|ilosc|siparis|fiyat|adet|musteri|tarih/;

/** Tells the sign that starts decimals in most columns of numbers; null where no column tells. */
function usualDecimal(cells: readonly (readonly string[])[], dialect: Dialect): DecimalSign | null {
  const votes = { '.': 0, ',': 0 };
  for (const column of cells) {
    const values = column.filter((cell) => cell.trim() !== '').slice(0, 500);
    const numbers = columnNumbers(values);
    if (numbers !== null && !numbers.allWhole && numbers.open === null) votes[numbers.decimal] += 1;
  }
  if (votes['.'] + votes[','] === 0) return dialect.delimiter === ';' ? ',' : null;
  return votes[','] > votes['.'] ? ',' : '.';
}

/**
 * Gives an open order of day and month the order of a column that tells, since a file's dates are
 * written in one order.
 */
function sharedOrder(columns: readonly ColumnFacts[]): ColumnFacts[] {
  const told = columns.find(
    ({ dates }) => (dates?.order ?? null) !== null && dates?.because !== null,
  );
  const order = told?.dates?.order ?? null;
  if (told === undefined || order === null) return [...columns];
  return columns.map((facts) =>
    facts.dates === null
      ? facts
      : { ...facts, dates: withOrder(facts.dates, order, `as in ${told.header}`) },
  );
}

function understoodColumns(facts: readonly ColumnFacts[], detected: Detected): UnderstoodColumn[] {
  return facts.map((column, index): UnderstoodColumn => {
    const { role, confidence, reason, unit } = detected.columns[index] ?? {
      role: 'ignore' as const,
      confidence: 0,
      reason: '',
    };
    const { dates, times, numbers } = column;
    const formats = dates?.formats ?? times ?? undefined;
    const decimal = numbers !== null && hasSigns(column) ? numbers.decimal : undefined;
    return {
      header: column.header,
      samples: column.values.slice(0, SAMPLES),
      role,
      confidence,
      reason,
      ...(formats !== undefined && !(formats.length === 1 && formats[0] === 'iso')
        ? { formats }
        : {}),
      ...(decimal === ',' ? { decimal } : {}),
      ...(unit !== undefined ? { unit } : {}),
    };
  });
}

/** Tells whether the column's numbers depend on the decimal sign. */
const hasSigns = (facts: ColumnFacts) =>
  hasDecimals(facts) || facts.values.some((value) => /[.,]/.test(value));
