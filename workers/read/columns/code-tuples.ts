import { PairCodes } from './pair-codes';

/** Rows of several columns as one code each. */
export interface CodedTuples {
  readonly codes: Int32Array<ArrayBuffer>;
  /** The code of the first new tuple. */
  readonly from: number;
  /** What the new ones are of: for each column, the code in it. */
  readonly fresh: readonly Int32Array<ArrayBuffer>[];
}

/** Gives each distinct row of several columns of codes a code of its own. */
export class CodeTuples {
  /** Each pairs what the one before gives with a further column. */
  readonly #pairs: readonly PairCodes[];
  readonly #width: number;

  constructor(width: number) {
    this.#width = width;
    this.#pairs = Array.from({ length: Math.max(1, width - 1) }, () => new PairCodes());
  }

  /** The code that the next distinct row will have. */
  get size(): number {
    return this.#pairs.at(-1)?.size ?? 0;
  }

  /** @param rows how many there are; of no column, all are the same. */
  take(columns: readonly Int32Array<ArrayBuffer>[], rows: number): CodedTuples {
    let codes = columns[0] ?? new Int32Array(rows);
    let from = 0;
    for (const [index, pairs] of this.#pairs.entries()) {
      from = pairs.size;
      codes = pairs.codesOf(codes, columns[index + 1]);
    }
    return { codes, from, fresh: this.#fresh(from) };
  }

  /** Forgets the rows, not how many there were. */
  forget(): void {
    for (const pairs of this.#pairs) pairs.forget();
  }

  #fresh(from: number): Int32Array<ArrayBuffer>[] {
    const fresh: Int32Array<ArrayBuffer>[] = [];
    let wanted = this.#pairs.at(-1)?.since(from);
    for (let index = this.#pairs.length; index > 0 && wanted !== undefined; index -= 1) {
      fresh.unshift(wanted.right);
      if (index === 1) fresh.unshift(wanted.left);
      wanted = this.#pairs[index - 2]?.of(wanted.left);
    }
    return fresh.slice(0, this.#width);
  }
}
