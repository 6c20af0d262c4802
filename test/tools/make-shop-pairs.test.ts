import { describe, expect, it } from 'vitest';
import { designedPairs } from '../../tools/shop/designed-pairs.ts';
import type { DesignedPair, LiftRange } from '../../tools/shop/designed-pairs.ts';
import {
  basketsOf,
  countPair,
  liftInterval,
  parseCsv,
  readLines,
  readText,
  wilson,
} from './read-shop.ts';
import type { Basket, PairCounts } from './read-shop.ts';

const baskets = basketsOf(readLines());
const products = parseCsv(readText('products'));

function lift(pair: DesignedPair, keep: (basket: Basket) => boolean = () => true): number {
  return countPair(baskets.filter(keep), pair.antecedent.id, pair.consequent.id).lift;
}

function months(wanted: readonly number[]): (basket: Basket) => boolean {
  return (basket) => wanted.includes(Number(basket.orderedAt.slice(5, 7)));
}

function expectWithin(value: number, [low, high]: LiftRange): void {
  expect(value).toBeGreaterThanOrEqual(low);
  expect(value).toBeLessThanOrEqual(high);
}

function counts(kind: string): PairCounts {
  const { antecedent, consequent } = designedPairs.find((pair) => pair.target.kind === kind)!;
  return countPair(baskets, antecedent.id, consequent.id);
}

describe('the designed pairs', () => {
  it.each(designedPairs.map((pair) => [pair.target.kind, pair] as const))(
    'reads as %s',
    (_, pair) => {
      const { target } = pair;
      switch (target.kind) {
        case 'seasonal': {
          const inSeason = months(target.months);
          const high = lift(pair, inSeason);
          const low = lift(pair, (basket) => !inSeason(basket));
          expectWithin(high, target.inSeason);
          expectWithin(low, target.outside);
          expect(high / low).toBeGreaterThanOrEqual(target.ratio);
          break;
        }
        case 'fading': {
          expect(target.months).toBe(6);
          const early = lift(pair, (basket) => basket.orderedAt < '2024-12');
          const late = lift(pair, (basket) => basket.orderedAt >= '2025-06');
          expect(early / late).toBeGreaterThanOrEqual(target.ratio);
          break;
        }
        case 'artefact': {
          const inChannel = (basket: Basket) => basket.channel === target.channel;
          expectWithin(lift(pair), target.overall);
          expectWithin(lift(pair, inChannel), target.within);
          expectWithin(
            lift(pair, (basket) => !inChannel(basket)),
            target.within,
          );
          break;
        }
        default:
          expectWithin(lift(pair), target.lift);
      }
    },
  );

  it('are one of each kind, and two seasonal ones', () => {
    expect(designedPairs.map((pair) => pair.target.kind).toSorted()).toEqual([
      'artefact',
      'fading',
      'medium',
      'negative',
      'seasonal',
      'seasonal',
      'strong',
      'weak',
    ]);
  });

  it('are strong, medium and weak beyond the noise of the sample', () => {
    const strong = counts('strong');
    expect(wilson(strong.x, strong.a).low).toBeGreaterThan(0.25);
    expect(wilson(strong.x, strong.c).low).toBeGreaterThan(0.25);
    expect(liftInterval(strong).low).toBeGreaterThan(4);
    const medium = liftInterval(counts('medium'));
    expect(medium.low).toBeGreaterThan(1.8);
    expect(medium.high).toBeLessThan(3.3);
    expect(liftInterval(counts('weak')).high).toBeLessThan(1.8);
  });

  it('have the company of several hundred pairs in ten orders or more', () => {
    const ids = products.map((row) => row['product_id']!);
    const often = ids.flatMap((a, i) =>
      ids.slice(i + 1).filter((c) => countPair(baskets, a, c).x >= 10),
    );
    expect(often.length).toBeGreaterThan(300);
  });
});
