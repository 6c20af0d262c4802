import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { defaultAudienceRule } from '../../../../src/domain/campaign/plan';
import { groupOf } from '../../../../src/domain/campaign/split';
import { addDays } from '../../../../src/domain/dates/periods';
import { defaultSegmentRules } from '../../../../src/domain/segments/segments';
import { questions } from '../../../../workers/engine';
import {
  audienceOf,
  baselineOf,
  FIRST_DAY,
  funnelOf,
  lastDayOf,
  oracleAudiences,
  oracleRules,
  oracleShops,
  oracleSources,
  outcomeOf,
  reachOf,
} from './campaign-oracle-shop';
import { loadShopFromText } from '../../support/load-shop';
import { call, openNodeDatabase, type NodeDatabase } from '../../support/node-database';

let database: NodeDatabase;
beforeAll(async () => {
  database = await openNodeDatabase();
});

const bundle = { level: 'product', antecedent: ['t'], consequent: ['m'] } as const;
const definition = { ...bundle, segment: 'all', channel: 'email' } as const;
const id = (customer: number) => `c${customer}`;
const events = fc.constantFrom('consequent' as const, 'bundle' as const);
const RUNS = process.env['BUNDLEWISE_LONG'] ? 200 : 12;

test('every step of the funnel is the one worked out row by row', async () => {
  // There is another campaign, as of today or as it was settled on an earlier day.
  const others = fc.record({ audience: oracleAudiences, settled: fc.option(fc.nat(40)) });
  await fc.assert(
    fc.asyncProperty(oracleShops, oracleAudiences, others, async (shop, own, other) => {
      fc.pre(shop.orders.some(({ returned }) => !returned));
      const { engine } = await loadShopFromText(oracleSources(shop), { database });
      const today = lastDayOf(shop);
      const settledOn = other.settled === null ? undefined : addDays(FIRST_DAY, other.settled);
      const theirs = funnelOf(shop, other.audience, settledOn ?? today).reachable;
      const steps = funnelOf(shop, own, today);
      const { rule, segment, segmentRules } = own;
      const available = rule.leaveOutOthers
        ? steps.available.filter((customer) => !theirs.includes(customer))
        : steps.available;
      const otherDefinition = { ...definition, ...other.audience, asOf: settledOn };
      const input = {
        ...definition,
        rule,
        segment,
        segmentRules,
        campaignId: 'x',
        controlShare: 0.3,
        others: [otherDefinition],
        asOf: null,
      };
      const rows = await questions.audienceRows(engine, input, call());
      expect(rows.map(({ customerId }) => customerId)).toEqual(available.map(id));
      const control = available.filter((each) => groupOf('x', id(each), 0.3) === 'control');
      expect(await questions.audience(engine, input, call())).toEqual({
        customers: steps.customers.length,
        inSegment: steps.inSegment.length,
        boughtAntecedent: steps.bought.length,
        withoutConsequent: steps.without.length,
        reachable: steps.reachable.length,
        available: available.length,
        treatment: available.length - control.length,
        control: control.length,
        consentKnown: true,
        addressKnown: true,
      });
      const shared = await questions.audienceOverlap(
        engine,
        { own: { ...definition, rule, segment, segmentRules }, others: [otherDefinition] },
        call(),
      );
      expect(shared).toEqual([steps.reachable.filter((each) => theirs.includes(each)).length]);
    }),
    { numRuns: RUNS },
  );
}, 300_000);

test('the baseline and the reach of a minimum are those worked out row by row', async () => {
  await fc.assert(
    fc.asyncProperty(
      oracleShops,
      oracleRules,
      fc.integer({ min: 2, max: 14 }),
      events,
      fc.integer({ min: 1, max: 18 }),
      async (shop, rule, windowDays, event, minimumOrder) => {
        const { engine } = await loadShopFromText(oracleSources(shop), { database });
        const found = await questions.baseline(
          engine,
          { ...bundle, rule, windowDays, event },
          call(),
        );
        expect(found).toEqual(baselineOf(shop, rule, windowDays, event));
        const reach = await questions.minimumReach(
          engine,
          { ...bundle, discountOn: event, minimumOrder },
          call(),
        );
        expect(reach).toEqual(reachOf(shop, event, minimumOrder));
      },
    ),
    { numRuns: RUNS },
  );
}, 300_000);

test('a measured campaign is the one worked out row by row, by the groups of before', async () => {
  const input = fc.record({ start: fc.integer({ min: 5, max: 35 }), length: fc.nat(15) });
  await fc.assert(
    fc.asyncProperty(oracleShops, oracleRules, events, input, async (shop, rule, event, days) => {
      const { engine } = await loadShopFromText(oracleSources(shop), { database });
      const asOf = addDays(FIRST_DAY, days.start - 1);
      const from = addDays(FIRST_DAY, days.start);
      const to = addDays(from, days.length);
      const found = await questions.measureCampaign(
        engine,
        {
          ...definition,
          rule: { ...rule, leaveOutOthers: false },
          campaignId: 'x',
          controlShare: 0.4,
          others: [],
          asOf,
          from,
          to,
          event,
        },
        call(),
      );
      const last = lastDayOf(shop);
      if (last < from) {
        expect(found).toBeNull();
        return;
      }
      const { available } = audienceOf(shop, rule, asOf);
      const span = { from, to: last < to ? last : to };
      const groupIs = (group: string) =>
        available.filter((customer) => groupOf('x', id(customer), 0.4) === group);
      expect(found).toEqual({
        ...span,
        treatment: outcomeOf(shop, groupIs('treatment'), event, span),
        control: outcomeOf(shop, groupIs('control'), event, span),
      });
    }),
    { numRuns: RUNS },
  );
}, 300_000);

test('audiences laid over each other are the ones worked out customer by customer', async () => {
  await fc.assert(
    fc.asyncProperty(
      oracleShops,
      fc.array(oracleRules, { minLength: 1, maxLength: 4 }),
      async (shop, rules) => {
        fc.pre(shop.orders.some(({ returned }) => !returned));
        const { engine } = await loadShopFromText(oracleSources(shop), { database });
        const asOf = lastDayOf(shop);
        const found = await questions.audiencesTogether(
          engine,
          {
            audiences: rules.map((rule, index) => ({
              ...definition,
              rule: { ...rule, leaveOutOthers: false },
              campaignId: `c${index}`,
              controlShare: 0.1,
              others: [],
              asOf: null,
            })),
          },
          call(),
        );
        const sets = rules.map((rule) => audienceOf(shop, rule, asOf).available);
        const all = [...new Set(sets.flat())];
        const memberships = (customer: number) =>
          sets.filter((set) => set.includes(customer)).length;
        expect(found).toEqual({
          shared: sets.flatMap((one) =>
            sets.map((other) => one.filter((customer) => other.includes(customer)).length),
          ),
          reached: all.length,
          several: all.filter((customer) => memberships(customer) > 1).length,
        });
      },
    ),
    { numRuns: RUNS / 2 },
  );
}, 300_000);

test('whom a campaign reaches is settled at its start: later orders move nobody', async () => {
  const input = fc.record({ start: fc.integer({ min: 5, max: 35 }), newDays: fc.nat(30) });
  const segments = fc.constantFrom('all' as const, 'new' as const, 'high' as const);
  await fc.assert(
    fc.asyncProperty(oracleShops, oracleRules, segments, input, async (shop, rule, segment, at) => {
      const asOf = addDays(FIRST_DAY, at.start);
      const asked = {
        ...definition,
        segment,
        rule,
        campaignId: 'x',
        controlShare: 0.3,
        others: [{ ...definition, rule }],
        asOf,
        segmentRules: { ...defaultSegmentRules, newDays: at.newDays + 1 },
      };
      const early = shop.orders.filter(({ day }) => addDays(FIRST_DAY, day) <= asOf);
      fc.pre(early.some(({ returned }) => !returned));
      const rowsIn = async (orders: typeof early) => {
        const sources = oracleSources({ ...shop, orders });
        const { engine } = await loadShopFromText(sources, { database });
        return questions.audienceRows(engine, asked, call());
      };
      expect(await rowsIn(shop.orders)).toEqual(await rowsIn(early));
    }),
    { numRuns: RUNS / 2 },
  );
}, 300_000);

test('a shop without customers or dates has no baseline and nothing to measure', async () => {
  const text = 'order_id,product_id,quantity\n1,t,1\n1,m,1\n2,t,1\n';
  const { engine } = await loadShopFromText(
    { 'lines.csv': { kind: 'lines', text } },
    { database: await openNodeDatabase() },
  );
  const rule = defaultAudienceRule;
  const asked = { ...bundle, rule, windowDays: 7, event: 'bundle' } as const;
  expect(await questions.baseline(engine, asked, call())).toBeNull();
  const reach = { ...bundle, discountOn: 'bundle', minimumOrder: 5 } as const;
  expect(await questions.minimumReach(engine, reach, call())).toBeNull();
});
