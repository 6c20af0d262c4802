import { beforeAll, describe, expect, test } from 'vitest';
import type { HoldoutVerdict } from '../../../../src/domain/evidence/holdout';
import { judgeSet, judgeThirds } from '../../../../src/domain/bundles/itemsets';
import { judgeMonths } from '../../../../src/domain/evidence/months';
import { judgePromo } from '../../../../src/domain/evidence/promo';
import { RuleSet } from '../../../../src/domain/bundles/rules';
import { judgeStrata } from '../../../../src/domain/evidence/strata';
import { substitutesOf } from '../../../../src/domain/bundles/substitutes';
import {
  designedPairs,
  type DesignedPair,
  type PairTarget,
} from '../../../../tools/shop/designed-pairs';
import { questions } from '../../../../workers/engine';
import type { MineInput } from '../../../../workers/questions/bundles/mining/mine-input';
import { loadDemoShop, type LoadedShop } from '../../support/load-shop';
import { call } from '../../support/node-database';

const mined: MineInput = { grain: 'order', level: 'product', floor: null };

describe('the demo shop’s designed pairs read as they were designed', () => {
  let shop: LoadedShop;
  let rules: RuleSet;
  beforeAll(async () => {
    shop = await loadDemoShop();
    const pairs = await questions.mine(shop.engine, mined, call());
    rules = new RuleSet(
      pairs,
      undefined,
      await questions.holdoutCounts(shop.engine, mined, call()),
    );
  }, 60_000);

  const designed = (kind: PairTarget['kind']) =>
    designedPairs.filter(({ target }) => target.kind === kind);
  const itemsOf = ({ antecedent, consequent }: DesignedPair) =>
    [antecedent, consequent].map(({ name }) => rules.mined.items.labels.indexOf(name)) as [
      number,
      number,
    ];
  const ruleOf = (pair: DesignedPair): number => {
    const [a, c] = itemsOf(pair);
    return Array.from({ length: rules.size }, (_, rule) => rule).find(
      (rule) => rules.antecedent(rule) === a && rules.consequent(rule) === c,
    )!;
  };
  const monthsOf = async (pair: DesignedPair) => {
    const asked = { mined, pairs: [itemsOf(pair)] };
    const counts = await questions.monthlyCounts(shop.engine, asked, call());
    return judgeMonths(
      counts.months.map((month, at) => ({
        month,
        baskets: counts.baskets[at]!,
        antecedent: counts.pairs[0]!.first[at]!,
        consequent: counts.pairs[0]!.second[at]!,
        both: counts.pairs[0]!.both[at]!,
      })),
    );
  };

  test.each(['strong', 'medium', 'weak'] as const)('%s: by the badge, both ways', (strength) => {
    for (const pair of designed(strength)) {
      expect(rules.strength(ruleOf(pair))).toBe(strength);
      expect(rules.strength(ruleOf(pair) ^ 1)).toBe(strength);
    }
  });

  test('later days confirm the strong, and not the fading', () => {
    const verdict = (pair: DesignedPair): HoldoutVerdict | undefined =>
      rules.holdout(ruleOf(pair))?.verdict;
    for (const pair of [...designed('strong'), ...designed('medium')]) {
      expect(verdict(pair)).toBe('confirmed');
    }
    for (const pair of designed('fading')) expect(verdict(pair)).toBe('faded');
  });

  test('months: seasons in their months, the fading fades, others are steady', async () => {
    for (const pair of designed('seasonal')) {
      // oxlint-disable-next-line no-await-in-loop -- one engine
      const { verdict, season } = await monthsOf(pair);
      expect(verdict).toBe('seasonal');
      const { target } = pair;
      expect(target.kind === 'seasonal' && target.months.every((m) => season.includes(m))).toBe(
        true,
      );
    }
    for (const pair of designed('fading')) {
      // oxlint-disable-next-line no-await-in-loop -- one engine
      expect((await monthsOf(pair)).verdict).toBe('fading');
    }
    for (const pair of [...designed('strong'), ...designed('medium'), ...designed('weak')]) {
      // oxlint-disable-next-line no-await-in-loop -- one engine
      expect((await monthsOf(pair)).verdict).toBe('steady');
    }
  });

  test('the artefact of a channel is warned of, the others are not', async () => {
    const split = { by: 'channel' } as const;
    for (const pair of designedPairs.filter(({ target }) => target.kind !== 'negative')) {
      const asked = { mined, pair: itemsOf(pair), split };
      // oxlint-disable-next-line no-await-in-loop -- one engine
      const { warning } = judgeStrata(await questions.strataCounts(shop.engine, asked, call()));
      expect(warning, pair.antecedent.name).toBe(
        pair.target.kind === 'artefact' ? 'vanishes' : null,
      );
    }
  });

  test('the strong pair holds at full price', async () => {
    const [pair] = designed('strong');
    const asked = { mined, pair: itemsOf(pair!) };
    const promo = await questions.promoCounts(shop.engine, asked, call());
    expect(promo && judgePromo(promo)).toBe('holds');
  });

  test('the negative pair leads the substitutes', async () => {
    const found = await questions.substituteCounts(shop.engine, mined, call());
    const [first] = substitutesOf(found, rules.mined.items.counts);
    expect([first?.first, first?.second].toSorted()).toEqual(
      itemsOf(designed('negative')[0]!).toSorted(),
    );
  });

  test('a third product is offered for a pair, and most larger bundles are explained by a part', async () => {
    const { counts } = rules.mined.items;
    const [a, c] = itemsOf(designed('strong')[0]!);
    const asked = { mined, pair: [a, c] as const, least: 5 };
    const thirds = judgeThirds(await questions.thirdItems(shop.engine, asked, call()), {
      first: counts[a]!,
      second: counts[c]!,
    });
    expect(thirds[0]?.lift).toBeGreaterThan(1);
    const sets = await questions.largerSets(shop.engine, { mined, size: 3 }, call());
    const findings = Array.from(sets.counts, (_, set) => judgeSet(sets, set, counts));
    const redundant = findings.filter(({ isRedundant }) => isRedundant);
    expect(redundant.length).toBeGreaterThan(findings.length / 2);
    expect(redundant.length).toBeLessThan(findings.length);
  });
});
