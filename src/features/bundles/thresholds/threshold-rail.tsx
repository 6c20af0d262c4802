import { createUniqueId, Show } from 'solid-js';
import { SORT_KEYS, type SortTerm } from '../../../domain/bundles/rules';
import type { ShopParts } from '../../../domain/shop/shop-parts';
import { LEVELS, levels, levelsOf } from '../../../domain/bundles/levels';
import { grainName, grainsOf, windowDays, type Grain } from '../../../domain/bundles/grains';
import { Icon } from '../../../ui/icon';
import type { BundlesState } from '../create-bundles';
import { FloorField } from './floor-field';
import { ItemChoice } from './item-choice';
import { MeasureFilters } from './measure-filters';
import { SelectField } from './select-field';
import { ThresholdSliders } from './threshold-sliders';
import { WhyHidden } from '../why-hidden/why-hidden';
import { WindowField } from './window-field';
import { sortTermName } from '../bundle-words';

const MAXIMA = [10, 25, 50, 100, 200, 500] as const;

/** Everything that decides what is mined and what of it is shown. */
export function ThresholdRail(props: { state: BundlesState; parts: ShopParts }) {
  const searchId = createUniqueId();
  const thresholds = () => props.state.thresholds.current();
  const rules = () => props.state.rules();
  const words = () => props.state.words();
  const { change } = props.state.thresholds;
  const sortTerms = (): SortTerm[] => {
    const { sort } = thresholds();
    const keys = SORT_KEYS.filter((key) => key !== 'revenue' || props.parts.prices);
    return keys.some((key) => key === sort) ? keys : [...keys, sort];
  };
  const maxima = () => {
    const { max } = thresholds();
    const all: number[] = [...MAXIMA];
    if (max !== null && !all.includes(max)) all.push(max);
    return [...all.sort((a, b) => a - b).map(String), 'all'];
  };
  const grainChoices = () => {
    const { grain } = thresholds();
    const offered = grainsOf(props.parts);
    return offered.includes(grain) ? offered : [...offered, grain];
  };
  const levelChoices = () => kept(LEVELS, levelsOf(props.parts), thresholds().level);

  return (
    <div class="rail__body">
      <div class="rail__group">
        <Show when={rules()} fallback={<p class="t3 small">Mining comes first.</p>}>
          {(set) => <ThresholdSliders state={props.state} rules={set()} />}
        </Show>
        <SelectField
          label="Maximum bundles"
          value={thresholds().max === null ? 'all' : String(thresholds().max)}
          options={maxima()}
          name={(value) => (value === 'all' ? 'All' : value)}
          onChange={(value) => change({ max: value === 'all' ? null : Number(value) })}
        />
      </div>
      <div class="rail__group">
        <SelectField
          label="Sort by"
          isWide
          value={thresholds().sort}
          options={sortTerms()}
          name={(term) => sortTermName(term)}
          onChange={(sort: SortTerm) => change({ sort, ties: [] })}
        />
        <label class="check">
          <input
            type="checkbox"
            checked={thresholds().pairs === 'one'}
            onChange={(event) => change({ pairs: event.currentTarget.checked ? 'one' : 'both' })}
          />
          One row per pair
        </label>
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
              value={thresholds().search}
              onInput={(event) => change({ search: event.currentTarget.value })}
            />
          </span>
        </div>
        <MeasureFilters
          where={thresholds().where}
          hasRevenue={props.parts.prices}
          onChange={(where) => change({ where })}
        />
        <WhyHidden state={props.state} />
      </div>
      <div class="rail__group">
        <SelectField
          label="Basket per"
          value={thresholds().grain}
          options={grainChoices()}
          name={(value) => grainName(value)}
          onChange={(grain: Grain) => change({ grain })}
        />
        <Show when={windowDays(thresholds().grain)}>
          {(days) => <WindowField days={days()} onChange={(grain) => change({ grain })} />}
        </Show>
        <SelectField
          label="Level"
          value={thresholds().level}
          options={levelChoices()}
          name={(value) => levels[value].name}
          // Items of one level mean nothing at another.
          onChange={(level) => change({ level, only: [], without: [] })}
        />
        <FloorField
          mined={rules()?.mined}
          floor={thresholds().floor}
          words={words()}
          onChange={(floor) => change({ floor })}
        />
        <ItemChoice
          shop={props.state.shop}
          rules={rules()}
          thresholds={thresholds()}
          words={words()}
          onChange={change}
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
