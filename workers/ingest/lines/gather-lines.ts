import type { NewColumns } from '../../encode';
import { hardlyRepeats } from '../../read/columns/coded-column';
import { CodeTuples } from '../../read/columns/code-tuples';
import { PairCodes } from '../../read/columns/pair-codes';
import { Ints } from '../../read/columns/ints';
import { withRoom } from '../../read/columns/room';
import type { CodedLines } from '../../read/lines/coded-lines';
import type { JudgedKey } from './judge-cells';
import { isOfOrder, OF_LINES, OF_PRODUCTS } from './line-values';
import type { LineFaults } from './line-faults';
import { Numbers } from './numbers';

type Codes = Int32Array<ArrayBuffer>;

/** What the lines of a block come to; the columns of each table by name, all of integers. */
export interface GatheredLines {
  /** How many lines are loaded. */
  readonly count: number;
  /** Of each line its order and its product by their numbers, and the code of its values, `worth`. */
  readonly lines: NewColumns;
  /** What was new among the values of lines: `worth`, and the code of each. */
  readonly worths: NewColumns;
  /**
   * What lines said of their orders that none before had: `order_key`, and codes as `k0…`. The first row
   * of an order is that of its first line.
   */
  readonly said: NewColumns;
  /** What was new of products: `pair`, `position`, and codes, -1 for what is not. */
  readonly products: NewColumns;
}

interface Source {
  readonly name: string;
  readonly judged: JudgedKey;
  readonly index: number;
}

/** A key that says something of orders; all bits of `nothing` in a verdict mean that it does not. */
interface SaidKey {
  readonly index: number;
  readonly judged: JudgedKey;
  readonly nothing: number;
}

/** Where the numbers of the next source's lines, orders and products begin. */
export interface NextNumbers {
  readonly position: number;
  readonly order: number;
  readonly pair: number;
}

/**
 * Makes orders and products of lines by their codes alone, and numbers both as they are met. What lines
 * say of their order is kept once, however many of them say it.
 */
export class LineGatherer {
  readonly #order: Source;
  readonly #id: Source | undefined;
  readonly #name: Source | undefined;
  readonly #said: readonly SaidKey[];
  readonly #ofProduct: readonly Source[];
  readonly #ofLine: readonly Source[];
  /** Quantity, price and so on together: lines have few of them, and what follows is worked out once. */
  readonly #worths: CodeTuples;
  readonly #pairs = new PairCodes();
  readonly #orders: Numbers;
  readonly #products: Numbers;
  /** Of each order the codes that were said of it last, those of each key one after another. */
  readonly #lastSaid: Ints[];
  /** Of each product, which of the values in `#ofProduct` are known, as bits. */
  #known = new Uint8Array(1 << 8);
  #position: number;
  /**
   * A product may stand on several lines of one order: it does so on lines that follow each other, or the
   * order's lines do not.
   */
  mayRepeat = false;
  /** Of each product the order that had it last, + 1. */
  #lastOrder = new Int32Array(1 << 8);
  /** Of some order more was said than by its first line. */
  saysMore = false;

  /** @param next orders, products and lines of other sources came before. */
  constructor(keys: readonly JudgedKey[], next: NextNumbers) {
    const all = keys.flatMap((judged, index) =>
      judged.key.values.map(({ name }): Source => ({ name, judged, index })),
    );
    const named = (name: string) => all.find((each) => each.name === name);
    const these = (names: readonly string[]) => names.flatMap((name) => named(name) ?? []);
    this.#order = named('order_id') as Source;
    this.#id = named('product_id');
    this.#name = named('product_name');
    this.#said = saidOf(keys);
    this.#lastSaid = this.#said.map(() => new Ints());
    this.#ofProduct = these(OF_PRODUCTS);
    this.#ofLine = these(OF_LINES);
    this.#worths = new CodeTuples(this.#ofLine.length);
    this.#orders = new Numbers(next.order);
    this.#products = new Numbers(next.pair);
    this.#position = next.position;
  }

  get next(): NextNumbers {
    const [order, pair] = [this.#orders.next, this.#products.next];
    return { position: this.#position, order, pair };
  }

  /** The columns of `said`, by the number of the key whose codes they are. */
  get saidKeys(): readonly number[] {
    return this.#said.map(({ index }) => index);
  }

  gather({ keys }: CodedLines, { reasons, count }: LineFaults): GatheredLines {
    const kept = keptOf(reasons, count);
    const picked = new Map<number, Codes>();
    const codesOf = ({ index }: { index: number }): Codes => {
      const all = keys[index]?.codes as Codes;
      const codes = picked.get(index) ?? (kept === null ? all : pick(all, kept));
      picked.set(index, codes);
      return codes;
    };
    const orderCodes = codesOf(this.#order);
    const firstOrder = this.#orders.next;
    const orders = this.#orders.of(orderCodes);
    const said = this.#saidIn(orders, firstOrder, this.#said.map(codesOf));
    const pairs = this.#pairsOf(codesOf);
    const products = this.#products.of(pairs);
    if (!this.mayRepeat) this.mayRepeat = this.#repeatIn(orders, products, firstOrder);
    const learned = this.#learn(products, codesOf);
    const {
      codes: worth,
      from,
      fresh,
    } = this.#worths.take(this.#ofLine.map(codesOf), orders.length);
    if (hardlyRepeats(this.#worths.size - from, worth.length)) this.#worths.forget();
    const worths: NewColumns = {
      worth: Int32Array.from({ length: this.#worths.size - from }, (_, at) => from + at),
      ...Object.fromEntries(this.#ofLine.map(({ name }, at) => [name, fresh[at] as Codes])),
    };
    this.#position += orders.length;
    const lines = { order_key: orders, product_key: products, worth };
    return { count: orders.length, lines, worths, said, products: learned };
  }

  #pairsOf(codesOf: (source: Source) => Codes): Codes {
    const [id, name] = [this.#id, this.#name];
    if (id === undefined || name === undefined) return codesOf((id ?? name) as Source);
    return this.#pairs.codesOf(codesOf(id), codesOf(name));
  }

  /** Finds the lines that say something new of their order. */
  #saidIn(orders: Codes, firstNew: number, codes: readonly Codes[]): NewColumns {
    const places = new Ints();
    const base = this.#orders.first;
    let met = firstNew;
    const differs = differencesIn([orders, ...codes]);
    for (let at = 0; at < orders.length; at += 1) {
      // Lines of one order mostly follow each other, and say the same.
      if (differs[at] === 0) continue;
      const order = orders[at] as number;
      const isNew = order === met;
      if (isNew) met += 1;
      else if (!this.#saysMore(at, order - base, codes)) continue;
      else this.saysMore = true;
      places.add(at);
      for (let key = 0; key < codes.length; key += 1) {
        const last = this.#lastSaid[key] as Ints;
        const code = (codes[key] as Codes)[at] as number;
        if (isNew) last.add(code);
        else last.set(order - base, code);
      }
    }
    const picked = places.take();
    return {
      order_key: pick(orders, picked),
      ...Object.fromEntries(
        this.#said.map(({ index }, key) => [`k${index}`, pick(codes[key] as Codes, picked)]),
      ),
    };
  }

  /** Tells whether a line says something of its order that was not said last. */
  #saysMore(at: number, order: number, codes: readonly Codes[]): boolean {
    for (let key = 0; key < codes.length; key += 1) {
      const code = (codes[key] as Codes)[at] as number;
      if (code === (this.#lastSaid[key] as Ints).at(order)) continue;
      const { judged, nothing } = this.#said[key] as SaidKey;
      if (((judged.verdicts[code] as number) & nothing) !== nothing) return true;
    }
    return false;
  }

  #learn(products: Codes, codesOf: (source: Source) => Codes): NewColumns {
    const base = this.#products.first;
    this.#known = withRoom(this.#known, this.#products.next - base);
    const known = this.#known;
    const told = this.#ofProduct.map((source) => ({
      codes: codesOf(source),
      verdicts: source.judged.verdicts,
      empty: source.judged.bit(source.name, 'empty'),
    }));
    const all = MET | ((1 << told.length) - 1);
    const places = new Ints();
    const learned = told.map(() => new Ints());
    for (let at = 0; at < products.length; at += 1) {
      const product = (products[at] as number) - base;
      const before = known[product] as number;
      if (before === all) continue;
      let now = before | MET;
      for (let index = 0; index < told.length; index += 1) {
        const { codes, verdicts, empty } = told[index] as (typeof told)[number];
        const isThere = ((verdicts[codes[at] as number] as number) & empty) === 0;
        if ((now & (1 << index)) === 0 && isThere) now |= 1 << index;
      }
      if (now === before) continue;
      places.add(at);
      for (let index = 0; index < told.length; index += 1) {
        const isNew = (now & ~before & (1 << index)) !== 0;
        (learned[index] as Ints).add(isNew ? (told[index]?.codes[at] as number) : -1);
      }
      known[product] = now;
    }
    const firsts = places.take();
    const named = [this.#id, this.#name].flatMap((source) =>
      source === undefined ? [] : [[source.name, pick(codesOf(source), firsts)] as const],
    );
    return {
      pair: pick(products, firsts),
      position: firsts.map((at) => this.#position + at),
      ...Object.fromEntries(named),
      ...Object.fromEntries(
        this.#ofProduct.map(({ name }, index) => [name, (learned[index] as Ints).take()]),
      ),
    };
  }

  #repeatIn(orders: Codes, products: Codes, firstNew: number): boolean {
    const base = this.#products.first;
    this.#lastOrder = withRoom(this.#lastOrder, this.#products.next - base);
    const last = this.#lastOrder;
    let current = firstNew - 1;
    for (let at = 0; at < orders.length; at += 1) {
      const order = orders[at] as number;
      if (order < current) return true;
      current = order;
      const product = (products[at] as number) - base;
      if (last[product] === order + 1) return true;
      last[product] = order + 1;
    }
    return false;
  }
}

/** Says of a product that it was met; the lower bits say what is known of it. */
const MET = 128;

/** The keys that say something of orders, that of the number first. */
function saidOf(keys: readonly JudgedKey[]): SaidKey[] {
  return keys.flatMap((judged, index) => {
    const names = judged.key.values.map(({ name }) => name);
    const said = names.filter((name) => isOfOrder(name) || name === 'order_id');
    if (said.length === 0) return [];
    // An order's number is the same on all of its lines.
    const others = said.filter((name) => name !== 'order_id');
    const nothing = others.reduce((bits, name) => bits | judged.bit(name, 'empty'), 0);
    return [{ index, judged, nothing }];
  });
}

/** Of each line whether it differs from the one before in some column; the first one does. */
function differencesIn(columns: readonly Codes[]): Uint8Array {
  const differs = new Uint8Array(columns[0]?.length ?? 0);
  differs[0] = 1;
  for (const codes of columns) {
    for (let at = 1; at < codes.length; at += 1) {
      if (codes[at] !== codes[at - 1]) differs[at] = 1;
    }
  }
  return differs;
}

/** Where the lines stand that are loaded; null where all are. */
function keptOf(reasons: Int32Array, count: number): Int32Array | null {
  if (count === 0) return null;
  const kept = new Int32Array(reasons.length - count);
  let to = 0;
  for (let at = 0; at < reasons.length; at += 1) {
    if (reasons[at] !== 0) continue;
    kept[to] = at;
    to += 1;
  }
  return kept;
}

function pick(codes: Int32Array, places: Int32Array): Codes {
  const picked = new Int32Array(places.length);
  for (let at = 0; at < picked.length; at += 1) picked[at] = codes[places[at] as number] as number;
  return picked;
}
