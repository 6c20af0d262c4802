import { createAliasSampler } from './alias.ts';
import { dayOf, dayText } from './calendar.ts';
import { customerColumns, productColumns, transactionColumns } from './columns.ts';
import { createDigitWriter } from './digit-writer.ts';
import type { DigitWriter } from './digit-writer.ts';
import { createRandom } from './random.ts';
import type { Random } from './random.ts';

/** The size of a benchmark shop. */
export type BenchSize = {
  readonly orders: number;
  readonly products: number;
  readonly customers: number;
  readonly seed: number;
};

/** The largest basket holds this many different products. */
const largestBasket = 54;
const firstDay = dayOf('2024-06-01');
const days = 548;
/**
 * Popularity is Zipf–Mandelbrot, 1 / (rank + shift), so that the best seller is in about one order in
 * ten.
 */
const rankShift = 12;
/** This share of the orders holds one of the planted pairs, and there are this many such pairs. */
const plantedShare = 0.2;
const plantedPairs = 100;

/**
 * Writes a shop of any size into a folder, in constant memory: `transactions.csv` has the demo's
 * header with short values (numeric ids, dates without a time, empty status and channel), just under
 * 40 bytes a line at a million orders, and about ten lines an order.
 *
 * @returns the number of lines written
 * @throws the file system's error when a file cannot be written
 */
export async function writeBenchShop(folder: string, size: BenchSize): Promise<number> {
  await writeProducts(`${folder}/products.csv`, size);
  await writeCustomers(`${folder}/customers.csv`, size);
  return writeTransactions(`${folder}/transactions.csv`, size);
}

async function writeTransactions(path: string, size: BenchSize): Promise<number> {
  const random = createRandom(size.seed, 'bench transactions');
  const drawBasket = createBenchBaskets(size, random);
  const prices = benchPrices(size);
  const out = createDigitWriter(path);
  let lines = 0;
  out.text(`${transactionColumns.join(',')}\n`);
  for (let order = 1; order <= size.orders; order++) {
    const date = `,${dayText(firstDay + Math.floor(((order - 1) * days) / size.orders))},`;
    const customer = 1 + random.integer(size.customers);
    const basket = drawBasket(order);
    lines += basket.length;
    for (const product of basket) {
      out.digits(order);
      out.text(date);
      out.digits(customer);
      out.text(',');
      out.digits(product + 1);
      out.text(random.chance(0.1) ? ',2,' : ',1,');
      writePrice(out, prices[product]!);
      out.text(',0,,\n');
    }
    if (out.isFull()) await out.flush();
  }
  await out.close();
  return lines;
}

/** Draws baskets of different products by popularity, some of them around a planted pair. */
function createBenchBaskets(size: BenchSize, random: Random): (order: number) => number[] {
  const weights = Float64Array.from(
    { length: size.products },
    (_, rank) => 1 / (rank + 1 + rankShift),
  );
  const drawProduct = createAliasSampler(weights, random);
  // The order in which a product was last taken tells that it is "already in this basket", without a
  // set.
  const takenIn = new Uint32Array(size.products);
  const largest = Math.min(largestBasket, size.products);
  // The pairs are of the middle ranks, where chance alone would hardly bring two products together.
  const firstPlanted = Math.min(200, Math.floor(size.products / 4));
  const planted = Math.min(plantedPairs, Math.floor((size.products - firstPlanted) / 2));

  return (order) => {
    const basket: number[] = [];
    const take = (product: number) => {
      if (takenIn[product] === order) return;
      takenIn[product] = order;
      basket.push(product);
    };
    if (planted > 0 && random.chance(plantedShare)) {
      const pair = firstPlanted + 2 * random.integer(planted);
      take(pair);
      take(pair + 1);
    }
    const wanted = Math.max(basket.length, drawBasketSize(random, largest));
    while (basket.length < wanted) take(drawProduct());
    return basket;
  };
}

/**
 * Draws 1 to 18 uniformly (9.5 on average), and makes one basket in forty three times as large: 10 in
 * all.
 */
function drawBasketSize(random: Random, largest: number): number {
  const size = random.between(1, 18);
  return Math.min(largest, random.chance(1 / 40) ? 3 * size : size);
}

/** Returns the price of each product in cents: 1.00 to 30.99. */
function benchPrices(size: BenchSize): Uint16Array {
  const random = createRandom(size.seed, 'bench prices');
  return Uint16Array.from({ length: size.products }, () => random.between(100, 3099));
}

function writePrice(out: DigitWriter, cents: number): void {
  out.digits(Math.floor(cents / 100));
  out.text(cents % 100 < 10 ? '.0' : '.');
  out.digits(cents % 100);
}

async function writeProducts(path: string, size: BenchSize): Promise<void> {
  const prices = benchPrices(size);
  const out = createDigitWriter(path);
  out.text(`${productColumns.join(',')}\n`);
  for (let product = 0; product < size.products; product++) {
    out.text(`${product + 1},Product ${product + 1},Category ${1 + (product % 20)},`);
    writePrice(out, prices[product]!);
    out.text(',');
    writePrice(out, Math.floor(prices[product]! * 0.4));
    out.text('\n');
    if (out.isFull()) await out.flush();
  }
  await out.close();
}

async function writeCustomers(path: string, size: BenchSize): Promise<void> {
  const random = createRandom(size.seed, 'bench customers');
  const out = createDigitWriter(path);
  out.text(`${customerColumns.join(',')}\n`);
  for (let customer = 1; customer <= size.customers; customer++) {
    const joinedOn = dayText(firstDay + random.integer(days));
    const consents = `${random.chance(0.6)},${random.chance(0.3)},${random.chance(0.3)}`;
    out.text(
      `${customer},Customer ${customer},c${customer}@example.com,,${joinedOn},${consents}\n`,
    );
    if (out.isFull()) await out.flush();
  }
  await out.close();
}
