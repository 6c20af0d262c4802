import { useNavigate } from '@solidjs/router';
import { createMemo, createSignal, Show } from 'solid-js';
import { newCampaignAddress } from '../../domain/campaign-address';
import { rulesCsv } from '../../domain/rules-csv';
import { passingRules } from '../../domain/thresholds';
import { useShop } from '../../engine/context';
import { downloadText, slug } from '../../ui/download';
import { formatNumber } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { createMedia, NARROW, PHONE } from '../../ui/media';
import { SideSheet } from '../../ui/side-sheet';
import { toast } from '../../ui/toast';
import { BundleCards } from './bundle-cards';
import { BundleTable } from './bundle-table';
import { BundlesHead } from './bundles-head';
import { createCoverage } from './coverage';
import { EmptyBundles } from './empty-bundles';
import { EvidencePanel } from './evidence/evidence-panel';
import { createExamples } from './examples';
import { createLiftMonths } from './lift-months';
import { createMining } from './mining';
import { MiningNotice, MiningState } from './mining-notice';
import { confidenceScale } from './scales';
import { ScatterPanel } from './scatter-panel';
import { createSelection } from './selection';
import { ThresholdChips } from './threshold-chips';
import { ThresholdRail } from './threshold-rail';
import { createThresholds } from './thresholds-state';
import { bundleWords } from './words';

const NONE = new Uint32Array(0);

/** What is bought together: thresholds, the map, the table, and the evidence for one bundle. */
export default function BundlesPage() {
  const shop = useShop();
  const navigate = useNavigate();
  const isPhone = createMedia(PHONE);
  const isNarrow = createMedia(NARROW);
  const thresholds = createThresholds();
  const mining = createMining(shop, thresholds.current);

  const passing = createMemo(() => {
    const rules = mining.rules();
    return rules === undefined ? NONE : passingRules(rules, thresholds.current());
  });
  const shown = createMemo(() => {
    const { max } = thresholds.current();
    return max === null ? passing() : passing().subarray(0, max);
  });
  const selection = createSelection(mining.rules, shown, () => !isNarrow());
  const [hovered, setHovered] = createSignal<number>();
  const [inView, setInView] = createSignal<readonly number[]>([]);
  const [isRailOpen, setRailOpen] = createSignal(false);

  const months = createLiftMonths(shop, mining.rules, mining.question, () => {
    const rule = selection.rule();
    return rule === undefined ? inView() : [...new Set([rule >> 1, ...inView()])];
  });
  const examples = createExamples(shop, mining.rules, mining.question, selection.rule);
  const coverage = createCoverage(shop, mining.rules, mining.question, shown);
  // What changes at every step of a slider must not reach what does not.
  const sort = createMemo(() => thresholds.current().sort);
  const words = createMemo(() => {
    const { grain, level } = mining.rules()?.mined ?? thresholds.current();
    return bundleWords(grain, level);
  });
  const mostLikelihood = createMemo(() => {
    const rules = mining.rules();
    // A little room, so that the likeliest does not stand on the edge.
    return rules === undefined ? 1 : (confidenceScale(rules).at(-1) ?? 1) * 1.1;
  });
  const canExport = () =>
    mining.isCurrent() && (thresholds.current().sort !== 'revenue' || mining.revenueSettled());

  function exportRules(): void {
    const rules = mining.rules();
    if (rules === undefined) return;
    const name = `${slug(shop.summary()?.name ?? '')}-rules.csv`;
    downloadText(name, rulesCsv(rules, passing()));
    toast({ text: `${name} saved, ${formatNumber(passing().length)} rules`, tone: 'positive' });
  }

  function createCampaign(): void {
    const rules = mining.rules();
    const rule = selection.rule();
    if (rules === undefined || rule === undefined) return;
    const { items, level, grain } = rules.mined;
    navigate(
      newCampaignAddress({
        antecedent: [items.ids[rules.antecedent(rule)]!],
        consequent: [items.ids[rules.consequent(rule)]!],
        level,
        grain,
        thresholds: thresholds.settle(),
      }),
    );
  }

  return (
    <div class="bundles" classList={{ 'bundles--wide': selection.rule() === undefined }}>
      <SideSheet
        class="rail"
        label="Thresholds"
        isSheet={isPhone()}
        open={!isPhone() || isRailOpen()}
        onClose={() => setRailOpen(false)}
      >
        <div class="rail__head">
          <h2>Thresholds</h2>
          <span class="row">
            <button class="btn btn--ghost btn--sm" type="button" onClick={() => thresholds.reset()}>
              Reset
            </button>
            <Show when={isPhone()}>
              <button
                class="btn btn--ghost btn--icon btn--sm"
                type="button"
                aria-label="Close thresholds"
                onClick={() => setRailOpen(false)}
              >
                <Icon name="close" />
              </button>
            </Show>
          </span>
        </div>
        <Show when={shop.summary()} fallback={<div class="rail__body" />}>
          {(summary) => (
            <ThresholdRail
              rules={mining.rules()}
              parts={summary().parts}
              thresholds={thresholds.current()}
              words={words()}
              onChange={thresholds.change}
            />
          )}
        </Show>
        <Show when={isPhone()}>
          <footer class="detail__foot row g2">
            <button
              class="btn btn--primary btn--grow"
              type="button"
              onClick={() => setRailOpen(false)}
            >
              Show {formatNumber(shown().length)} bundles
            </button>
            <button class="btn" type="button" disabled={!canExport()} onClick={exportRules}>
              <Icon name="download" />
              Export rules CSV
            </button>
          </footer>
        </Show>
      </SideSheet>
      <main class="bmain" id="main">
        <BundlesHead
          passing={passing().length}
          mined={mining.rules()?.size ?? 0}
          shown={shown().length}
          coverage={coverage()}
          hasRules={mining.rules() !== undefined}
          canExport={canExport()}
          words={words()}
          onExport={exportRules}
          onThresholds={() => setRailOpen(true)}
        />
        <ThresholdChips thresholds={thresholds.current()} />
        <Show when={mining.rules()} fallback={<MiningState mining={mining} />}>
          {(rules) => (
            <>
              <MiningNotice mining={mining} />
              <Show
                when={shown().length > 0}
                fallback={
                  <EmptyBundles
                    rules={rules()}
                    thresholds={thresholds.current()}
                    words={words()}
                    onChange={thresholds.change}
                    onReset={thresholds.reset}
                  />
                }
              >
                <ScatterPanel
                  rules={rules()}
                  shown={shown()}
                  thresholds={thresholds.current()}
                  selected={selection.rule()}
                  hovered={hovered()}
                  words={words()}
                  isSmall={isPhone()}
                  onSelect={selection.select}
                  onHover={setHovered}
                />
                <Show
                  when={isPhone()}
                  fallback={
                    <BundleTable
                      rules={rules()}
                      shown={shown()}
                      sort={sort()}
                      selected={selection.rule()}
                      hovered={hovered()}
                      hasRevenue={mining.hasRevenue()}
                      mostLikelihood={mostLikelihood()}
                      months={months}
                      words={words()}
                      isStale={!mining.isCurrent()}
                      onSort={(sort) => thresholds.change({ sort })}
                      onSelect={selection.select}
                      onHover={setHovered}
                      onView={setInView}
                    />
                  }
                >
                  <BundleCards
                    rules={rules()}
                    shown={shown()}
                    selected={selection.rule()}
                    hasRevenue={mining.hasRevenue()}
                    words={words()}
                    onSelect={selection.select}
                  />
                </Show>
              </Show>
            </>
          )}
        </Show>
      </main>
      <SideSheet
        class="detail"
        label="Selected bundle"
        isSheet={isPhone()}
        open={selection.rule() !== undefined}
        onClose={selection.close}
      >
        <Show when={mining.rules()}>
          {(rules) => (
            <EvidencePanel
              rules={rules()}
              rule={selection.rule() ?? 0}
              position={selection.position()}
              total={shown().length}
              words={words()}
              hasRevenue={mining.hasRevenue()}
              months={months}
              examples={examples}
              onStep={selection.step}
              onClose={selection.close}
              onCreateCampaign={createCampaign}
            />
          )}
        </Show>
      </SideSheet>
    </div>
  );
}
