import { isGrain, type Grain } from '../bundles/grains';
import { LEVELS, type Level } from '../bundles/levels';

/** A bundle as the address of a new campaign names it: by item ids, or by labels. */
export interface BundleChoice {
  antecedent: string[];
  consequent: string[];
  level: Level;
  grain: Grain;
  /** The query of the Bundles page where the rule was found, without `?`. */
  thresholds: string;
}

/** Returns the address of a new campaign on a bundle, without `#`. Each item repeats its parameter. */
export function newCampaignAddress(choice: BundleChoice): string {
  const parameters = new URLSearchParams();
  for (const item of choice.antecedent) parameters.append('a', item);
  for (const item of choice.consequent) parameters.append('c', item);
  parameters.set('level', choice.level);
  parameters.set('grain', choice.grain);
  parameters.set('view', bundlesAddress(choice.thresholds));
  return `/campaigns/new?${parameters.toString()}`;
}

/** Returns the address of the Bundles page as it was, without `#`. */
export const bundlesAddress = (thresholds: string): string =>
  thresholds === '' ? '/bundles' : `/bundles?${thresholds}`;

/**
 * Returns the bundle that an address names, or null when it names none. `antecedent`, `consequent` and
 * `from` stand for `a`, `c` and `view`; levels and grains that do not exist fall back to the first.
 */
export function parseBundleChoice(parameters: URLSearchParams): BundleChoice | null {
  const all = (short: string, long: string) =>
    [...new Set([...parameters.getAll(short), ...parameters.getAll(long)])].filter(
      (item) => item !== '',
    );
  const antecedent = all('a', 'antecedent');
  const consequent = all('c', 'consequent').filter((item) => !antecedent.includes(item));
  if (antecedent.length === 0 || consequent.length === 0) return null;
  const view = parameters.get('view') ?? parameters.get('from') ?? '';
  const grain = parameters.get('grain') ?? '';
  return {
    antecedent,
    consequent,
    level: LEVELS.find((level) => level === parameters.get('level')) ?? 'product',
    grain: isGrain(grain) ? grain : 'order',
    thresholds: queryOf(view),
  };
}

/** Reads a view as a query: `#/bundles?floor=10`, `?floor=10` and `floor=10` are all `floor=10`. */
function queryOf(view: string): string {
  const at = view.indexOf('?');
  if (at !== -1) return view.slice(at + 1);
  return view.includes('=') ? view : '';
}
