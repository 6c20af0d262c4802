import { seededRandom } from '../../domain/seeded-random';

/**
 * A line of a small tea house whose orders are known. It is to be written as any shop system would
 * write it.
 */
export interface KnownLine {
  /** The order's number: 1001, 1002 … */
  order: number;
  /** The line's place in its order, from 1. */
  nth: number;
  at: Date;
  customer: { id: string; name: string; email: string };
  sku: string;
  name: string;
  category: string;
  quantity: number;
  price: number;
  /** The total of its whole order. */
  orderTotal: number;
}

const PRODUCTS: readonly [sku: string, name: string, category: string, price: number][] = [
  ['SKU-001', 'Organic Green Tea', 'Tea', 4.5],
  ['SKU-002', 'Ceramic Mug (white)', 'Mugs', 12.9],
  ['SKU-003', 'Oat Biscuits', 'Food', 3.25],
  ['SKU-004', 'Honey 250g', 'Food', 6.4],
  ['SKU-005', 'Tea Strainer', 'Accessories', 7.95],
  ['SKU-006', 'Gift Box "Classic"', 'Accessories', 19.5],
  ['SKU-007', 'Lemon Curd', 'Food', 5.1],
  ['SKU-008', 'Earl Grey', 'Tea', 4.8],
];
const NAMES = ['Anna Miller', 'Ben Jones', 'Clara Schmidt', 'David Rossi', 'Eva Kowalski'];
const ORDERS = 60;

/**
 * There are sixty orders of one to four products, a day or two apart, each customer's on days of their
 * own.
 */
export const knownOrders: readonly (readonly KnownLine[])[] = makeOrders();
/** All lines, order by order. */
export const knownLines = knownOrders.flat();

function makeOrders(): KnownLine[][] {
  const random = seededRandom(7);
  const below = (limit: number) => Math.floor(random() * limit);
  return Array.from({ length: ORDERS }, (_, index) => {
    const buyer = below(20);
    const customer = {
      id: String(1000 + buyer * 7),
      name: `${NAMES[buyer % NAMES.length]} ${buyer}`,
      email: `user${buyer}@example.com`,
    };
    const at = new Date(
      Date.UTC(2024, 0, 3 + Math.floor(index * 1.7), 8 + below(10), below(60), 7),
    );
    const bought = [...new Set(Array.from({ length: 1 + below(4) }, () => below(8)))];
    const lines = bought.map((product) => ({ product, quantity: 1 + below(3) }));
    const orderTotal = lines.reduce(
      (sum, line) => sum + line.quantity * PRODUCTS[line.product]![3],
      0,
    );
    return lines.map(({ product, quantity }, nth): KnownLine => {
      const [sku, name, category, price] = PRODUCTS[product]!;
      return {
        order: 1001 + index,
        nth: nth + 1,
        at,
        customer,
        sku,
        name,
        category,
        quantity,
        price,
        orderTotal,
      };
    });
  });
}

/** Any file with all of the lines has to come to these figures. */
export const known = {
  orders: ORDERS,
  lines: knownLines.length,
  quantity: knownLines.reduce((sum, { quantity }) => sum + quantity, 0),
  amount: knownLines.reduce((sum, { quantity, price }) => sum + quantity * price, 0),
  customers: new Set(knownLines.map(({ customer }) => customer.id)).size,
};

const two = (value: number) => String(value).padStart(2, '0');
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** The ways to write a point in time. */
export const written = {
  iso: (at: Date) => at.toISOString().slice(0, 19).replace('T', ' '),
  day: (at: Date) => at.toISOString().slice(0, 10),
  dotted: (at: Date) =>
    `${two(at.getUTCDate())}.${two(at.getUTCMonth() + 1)}.${at.getUTCFullYear()}`,
  slashed: (at: Date) =>
    `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/${at.getUTCFullYear()}`,
  american: (at: Date) =>
    `${at.getUTCMonth() + 1}/${at.getUTCDate()}/${String(at.getUTCFullYear()).slice(2)}`,
  named: (at: Date) => `${two(at.getUTCDate())}-${MONTHS[at.getUTCMonth()]}-24`,
  clock: (at: Date) => `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`,
};

/** Writes a number with a decimal comma. */
export const comma = (value: number) => value.toFixed(2).replace('.', ',');
export const point = (value: number) => value.toFixed(2);

/**
 * Makes a file: the names of its header, separated as its cells are, and a row for each line or order.
 */
export function csvOf<Row>(
  header: string,
  rows: readonly Row[],
  cells: (row: Row) => readonly (string | number)[],
): string {
  const delimiter = /[;\t|]/.exec(header)?.[0] ?? ',';
  const cell = (value: string | number) => {
    const text = String(value);
    return text.includes(delimiter) || /["\n]/.test(text)
      ? `"${text.replaceAll('"', '""')}"`
      : text;
  };
  const body = rows.map((row) => cells(row).map(cell).join(delimiter));
  return `${[header, ...body].join('\n')}\n`;
}

type Cells = readonly (string | number)[];

/** Makes a file with a row for each line. */
export const linesAs = (header: string, cells: (line: KnownLine) => Cells) =>
  csvOf(header, knownLines, cells);

/** Makes a file with a row for each order, from its lines and the first of them. */
export const ordersAs = (
  header: string,
  cells: (order: readonly KnownLine[], first: KnownLine) => Cells,
) => csvOf(header, knownOrders, (order) => cells(order, order[0]!));

/** Returns the total of a line. */
export const total = ({ quantity, price }: KnownLine) => quantity * price;

/** Writes what stands on the first line of an order only. */
export const onFirst = ({ nth }: KnownLine, text: string | number) => (nth === 1 ? text : '');

/** Returns a name without the signs that part a list of names in one cell. */
export const plainName = (name: string) => name.replaceAll(/[",()]/g, '');

/** Returns the number in a product's id. */
export const skuNumber = ({ sku }: KnownLine) => Number(sku.slice(4));

type CellsOf = (line: KnownLine) => readonly (string | number)[];

/** Makes a row for each product, as its last line has it. */
export const productsAs = (header: string, cells: CellsOf) =>
  csvOf(header, [...new Map(knownLines.map((line) => [line.sku, line])).values()], cells);

/** Makes a row for each customer. */
export const peopleAs = (header: string, cells: CellsOf) =>
  csvOf(header, [...new Map(knownLines.map((line) => [line.customer.id, line])).values()], cells);
