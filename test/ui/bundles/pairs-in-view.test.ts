import { expect, it } from 'vitest';
import { pairsInView } from '../../../src/features/bundles/table/pairs-in-view';

/** Rules 2p and 2p + 1 are of pair p; here both directions of each pair follow each other. */
const shown = Uint32Array.from({ length: 100 }, (_, rule) => rule);

it('asks for whole blocks of rows, each pair once', () => {
  const first = Array.from({ length: 12 }, (_, pair) => pair);
  expect(pairsInView(shown, 0, 0)).toEqual(first);
  expect(pairsInView(shown, 0, 11)).toEqual(first);
  expect(pairsInView(shown, 23, 24)).toEqual(Array.from({ length: 24 }, (_, pair) => pair));
});

it('ends with the last row, and asks nothing where no row is shown', () => {
  expect(pairsInView(shown, 96, 99)).toEqual([48, 49]);
  expect(pairsInView(new Uint32Array(0), 0, -1)).toEqual([]);
});
