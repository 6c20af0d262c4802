import { expect, test } from 'vitest';
import { measureHelp } from '../../../src/domain/measures/measure-help';
import { measures } from '../../../src/domain/measures/metrics';

/** These are DESIGN's measures; intervals, p and q stand beside them. */
const NAMES = [
  'support',
  'confidence',
  'lift',
  'leverage',
  'conviction',
  'jaccard',
  'kulczynski',
  'cosine',
  'certainty',
  'zhang',
  'phi',
  'odds_ratio',
  'imbalance',
] as const;

test('no measure lacks its name, one line of explanation, formula and source', () => {
  for (const name of new Set([...NAMES, ...Object.keys(measures)])) {
    const help = measureHelp[name as keyof typeof measureHelp];
    expect(help, name).toBeDefined();
    expect(help.name, name).toMatch(/^\p{Lu}/u);
    expect(help.term.length, name).toBeGreaterThan(0);
    expect(help.says, name).toMatch(/^[\p{Lu}0][^\n]{10,140}\.$/u);
    expect(help.formula, name).toMatch(/[xacNL|]/);
    // The source names who defined it, and in which year.
    expect(help.source, name).toMatch(/^\p{Lu}.+\b(?:19|20)\d\d\b/u);
  }
});
