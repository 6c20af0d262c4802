import type { SourceRecipe } from '../../../src/domain/recipe/recipe';
import { PRODUCT_KEYS } from '../../../src/domain/recipe/roles';
import type { CodedLines } from '../../read/lines/coded-lines';
import { ODD } from '../../read/lines/coded-lines';
import { faultCode } from '../cells/fault-code';
import { hasDerivedOrder, orderedAt } from '../stage/orders-by';
import type { JudgedKey } from './judge-cells';

/** Why lines are set aside: 0 for a line that is loaded, else the number of the first reason. */
export interface LineFaults {
  readonly reasons: Int32Array;
  /** How many are set aside. */
  count: number;
}

const RAGGED = faultCode('ragged');
const HEADER = faultCode('repeated-header');
const NO_ORDER = faultCode('no-order');
const NO_PRODUCT = faultCode('no-product');

/** Judges lines by their cells; a total among them is told where all cells of its row are at hand. */
export class FaultFinder {
  readonly #keys: readonly JudgedKey[];
  readonly #hasBadDates: boolean;

  constructor(recipe: SourceRecipe, keys: readonly JudgedKey[]) {
    this.#keys = keys;
    this.#hasBadDates = hasDerivedOrder(recipe) && orderedAt(recipe) !== null;
  }

  find({ odd, keys }: CodedLines): LineFaults {
    const reasons = new Int32Array(odd.length);
    /** The lowest number is the first reason. */
    const mark = (at: number, reason: number) => {
      const known = reasons[at] as number;
      if (known === 0 || reason < known) reasons[at] = reason;
    };
    for (const [index, judged] of this.#keys.entries()) {
      const codes = keys[index]?.codes as Int32Array;
      for (const { name, fault } of judged.key.values) {
        if (fault === null) continue;
        const bit = judged.bit(name, 'fault');
        if (!judged.has(bit)) continue;
        const { verdicts } = judged;
        const reason = faultCode(fault.reason);
        for (let at = 0; at < codes.length; at += 1) {
          if (((verdicts[codes[at] as number] as number) & bit) !== 0) mark(at, reason);
        }
      }
    }
    this.#markEmpty(keys, ['order_id'], (at) => {
      // An order that is worked out from a date that cannot be read is missing because of that date.
      if (!this.#hasBadDates || !this.#isBadDate(keys, at)) mark(at, NO_ORDER);
    });
    this.#markEmpty(keys, PRODUCT_KEYS, (at) => mark(at, NO_PRODUCT));
    let count = 0;
    for (let at = 0; at < odd.length; at += 1) {
      const flags = odd[at] as number;
      if (flags !== 0) mark(at, (flags & ODD.header) !== 0 ? HEADER : RAGGED);
      if (reasons[at] !== 0) count += 1;
    }
    return { reasons, count };
  }

  /** Tells lines in which all of these are empty. */
  #markEmpty(keys: CodedLines['keys'], names: readonly string[], tell: (at: number) => void): void {
    const given = names.flatMap((name) => {
      const index = this.#keys.findIndex(({ key }) =>
        key.values.some((each) => each.name === name),
      );
      const judged = this.#keys[index];
      if (judged === undefined) return [];
      const bit = judged.bit(name, 'empty');
      return [{ codes: keys[index]?.codes as Int32Array, verdicts: judged.verdicts, bit, judged }];
    });
    if (given.some(({ judged, bit }) => !judged.has(bit))) return;
    const length = keys[0]?.codes.length ?? 0;
    for (let at = 0; at < length; at += 1) {
      const areEmpty = given.every(
        ({ codes, verdicts, bit }) => ((verdicts[codes[at] as number] as number) & bit) !== 0,
      );
      if (areEmpty) tell(at);
    }
  }

  #isBadDate(keys: CodedLines['keys'], at: number): boolean {
    return this.#keys.some((judged, index) => {
      const bit = judged.bit('ordered_at', 'fault');
      const code = keys[index]?.codes[at] as number;
      return ((judged.verdicts[code] as number) & bit) !== 0;
    });
  }
}
