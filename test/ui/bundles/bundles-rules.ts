import { RuleSet, type MinedPairs } from '../../../src/domain/bundles/rules';

/**
 * Makes pairs of four products in 1,000 orders, floor 5. The lift of tea and cake is 1,000 × 60 / (200
 * × 100) = 3.
 */
export const minedPairs = (change: Partial<MinedPairs> = {}): MinedPairs => ({
  grain: 'order',
  level: 'product',
  floor: 5,
  floorIsAutomatic: true,
  joinedRows: 4000,
  baskets: 1000,
  hypotheses: 6,
  items: {
    labels: ['Tea', 'Cake', '<b>Mug</b>', 'Spoon'],
    ids: ['T-1', 'C-2', 'M-3', 'S-4'],
    counts: Int32Array.of(200, 100, 50, 400),
  },
  first: Int32Array.of(0, 0, 1, 2),
  second: Int32Array.of(1, 3, 2, 3),
  both: Int32Array.of(60, 64, 10, 5),
  ...change,
});

export const ruleSet = (change: Partial<MinedPairs> = {}): RuleSet =>
  new RuleSet(minedPairs(change));
