import { createMemo, createUniqueId, Match, Show, Switch } from 'solid-js';
import type { RuleSet } from '../../domain/bundles/rules';
import { formatNumber } from '../../ui/format';
import { Tabs } from '../../ui/input/tabs';
import { BundleCards } from './table/bundle-cards';
import { BundleTable } from './table/bundle-table';
import type { BundlesState } from './create-bundles';
import { ColumnChooser } from './table/column-chooser';
import { EmptyBundles } from './empty/empty-bundles';
import { LargerSets } from './lists/larger-sets';
import { Substitutes } from './lists/substitutes';
import { MiningNotice } from './mining/mining-notice';
import { PortfolioPanel } from './portfolio/portfolio-panel';
import { addSort, sortBy } from './table/sort-terms';
import { BundleViews } from './views/bundle-views';

/** The page's middle once there are rules: pairs, and the lists that come from them. */
export function BundlesMain(props: { state: BundlesState; rules: RuleSet }) {
  const panel = createUniqueId();
  const list = () => props.state.thresholds.current().list;
  const chosen = () => props.state.portfolio.pairs().length;
  const tabs = createMemo(() => [
    { value: 'pairs' as const, label: 'Pairs' },
    { value: 'larger' as const, label: 'Larger sets' },
    { value: 'substitutes' as const, label: 'Do not bundle' },
    {
      value: 'portfolio' as const,
      label: 'Portfolio',
      ...(chosen() > 0 && { count: formatNumber(chosen()) }),
    },
  ]);
  return (
    <>
      <MiningNotice mining={props.state.mining} />
      <div class="blists">
        <Tabs
          label="Lists"
          panel={panel}
          tabs={tabs()}
          value={list()}
          onChange={(next) => props.state.thresholds.change({ list: next })}
        />
        <Show when={list() === 'pairs' && !props.state.isPhone()}>
          <ColumnChooser state={props.state} />
        </Show>
      </div>
      <div class="blist" id={panel} role="tabpanel" aria-label="List">
        <Switch>
          <Match when={list() === 'pairs'}>
            <Pairs state={props.state} rules={props.rules} />
          </Match>
          <Match when={list() === 'larger'}>
            <LargerSets state={props.state} rules={props.rules} />
          </Match>
          <Match when={list() === 'substitutes'}>
            <Substitutes state={props.state} rules={props.rules} />
          </Match>
          <Match when={list() === 'portfolio'}>
            <PortfolioPanel state={props.state} rules={props.rules} />
          </Match>
        </Switch>
      </div>
    </>
  );
}

/** The shown rules, drawn and listed. */
function Pairs(props: { state: BundlesState; rules: RuleSet }) {
  const thresholds = () => props.state.thresholds.current();
  const { change, reset } = props.state.thresholds;
  return (
    <Show
      when={props.state.shown().length > 0}
      fallback={
        <EmptyBundles
          rules={props.rules}
          thresholds={thresholds()}
          words={props.state.words()}
          onChange={change}
          onReset={reset}
        />
      }
    >
      <BundleViews state={props.state} rules={props.rules} />
      <Show
        when={props.state.isPhone()}
        fallback={
          <BundleTable
            rules={props.rules}
            shown={props.state.shown()}
            sorting={props.state.sorting()}
            chosenColumns={thresholds().columns}
            selected={props.state.selection.rule()}
            hovered={props.state.hovered()}
            hasRevenue={props.state.mining.hasRevenue()}
            hasHoldout={props.state.mining.holdoutStatus() === 'known'}
            mostLikelihood={props.state.mostLikelihood()}
            months={props.state.months}
            words={props.state.words()}
            isJudged={props.state.isJudged()}
            isStale={!props.state.mining.isCurrent()}
            onSort={(key, isAdded) =>
              change((isAdded ? addSort : sortBy)(props.state.sorting(), key))
            }
            onSelect={props.state.selection.select}
            onHover={props.state.setHovered}
            onView={props.state.setInView}
          />
        }
      >
        <BundleCards
          rules={props.rules}
          shown={props.state.shown()}
          selected={props.state.selection.rule()}
          hasRevenue={props.state.mining.hasRevenue()}
          isJudged={props.state.isJudged()}
          words={props.state.words()}
          onSelect={props.state.selection.select}
        />
      </Show>
    </Show>
  );
}
