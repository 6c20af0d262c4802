import { createUniqueId, Show } from 'solid-js';
import { SORT_KEYS, type RuleSet, type SortKey } from '../../domain/rules';
import type { ShopParts } from '../../domain/shop';
import type { Thresholds } from '../../domain/thresholds';
import { LEVELS } from '../../domain/words';
import { Icon } from '../../ui/icon';
import { FloorField } from './floor-field';
import { SelectField } from './select-field';
import { ThresholdSliders } from './threshold-sliders';
import { grainName, grainsOf, levelNames, levelsOf, sortNames, type BundleWords } from './words';

const MAXIMA = [10, 25, 50, 100, 200, 500] as const;

/** Everything that decides what is mined and what of it is shown. */
export function ThresholdRail(props: {
  rules: RuleSet | undefined;
  parts: ShopParts;
  thresholds: Thresholds;
  words: BundleWords;
  onChange: (part: Partial<Thresholds>) => void;
}) {
  const searchId = createUniqueId();
  const sortKeys = () =>
    SORT_KEYS.filter(
      (key) => key !== 'revenue' || props.parts.prices || props.thresholds.sort === 'revenue',
    );
  const maxima = () => {
    const { max } = props.thresholds;
    const all: number[] = [...MAXIMA];
    if (max !== null && !all.includes(max)) all.push(max);
    return [...all.sort((a, b) => a - b).map(String), 'all'];
  };
  const grains = () => {
    const { grain } = props.thresholds;
    const offered = grainsOf(props.parts);
    return offered.includes(grain) ? offered : [...offered, grain];
  };
  const levels = () => kept(LEVELS, levelsOf(props.parts), props.thresholds.level);

  return (
    <div class="rail__body">
      <div class="rail__group">
        <Show when={props.rules} fallback={<p class="t3 small">Mining comes first.</p>}>
          {(rules) => (
            <ThresholdSliders
              rules={rules()}
              thresholds={props.thresholds}
              words={props.words}
              onChange={props.onChange}
            />
          )}
        </Show>
        <SelectField
          label="Maximum bundles"
          value={props.thresholds.max === null ? 'all' : String(props.thresholds.max)}
          options={maxima()}
          name={(value) => (value === 'all' ? 'All' : value)}
          onChange={(value) => props.onChange({ max: value === 'all' ? null : Number(value) })}
        />
      </div>
      <div class="rail__group">
        <SelectField
          label="Sort by"
          isWide
          value={props.thresholds.sort}
          options={sortKeys()}
          name={(value) => sortNames[value]}
          onChange={(sort: SortKey) => props.onChange({ sort })}
        />
        <div class="field">
          <label class="field__label" for={searchId}>
            Find a product
          </label>
          <span class="input input--sm">
            <Icon name="search" />
            <input
              id={searchId}
              type="search"
              placeholder="Name or id"
              value={props.thresholds.search}
              onInput={(event) => props.onChange({ search: event.currentTarget.value })}
            />
          </span>
        </div>
      </div>
      <div class="rail__group">
        <SelectField
          label="Basket per"
          value={props.thresholds.grain}
          options={grains()}
          name={(value) => grainName(value)}
          onChange={(grain) => props.onChange({ grain })}
        />
        <SelectField
          label="Level"
          value={props.thresholds.level}
          options={levels()}
          name={(value) => levelNames[value]}
          onChange={(level) => props.onChange({ level })}
        />
        <FloorField
          mined={props.rules?.mined}
          floor={props.thresholds.floor}
          words={props.words}
          onChange={(floor) => props.onChange({ floor })}
        />
      </div>
    </div>
  );
}

/** The offered values in their order, with the current one even where the shop has nothing for it. */
const kept = <Value extends string>(
  all: readonly Value[],
  offered: readonly Value[],
  current: Value,
): Value[] => all.filter((value) => value === current || offered.includes(value));
