import { useNavigate } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import { newCampaignAddress } from '../../domain/campaign/address';
import { rulesCsv } from '../../domain/bundles/rules-csv';
import { useShop } from '../../engine/context';
import { downloadText, slug } from '../../ui/download';
import { formatNumber } from '../../ui/format';
import { SideSheet } from '../../ui/overlay/side-sheet';
import { toast } from '../../ui/overlay/toast';
import { BundlesHead } from './bundles-head';
import { BundlesMain } from './bundles-main';
import { createBundles } from './create-bundles';
import { EvidencePanel } from './evidence/evidence-panel';
import { MiningState } from './mining/mining-notice';
import { ThresholdChips } from './thresholds/threshold-chips';
import { ThresholdSheet } from './thresholds/threshold-sheet';
import './bundles.css';

/** Shows what is bought together: thresholds, the views, the table, and the evidence for one bundle. */
export default function BundlesPage() {
  const shop = useShop();
  const navigate = useNavigate();
  const state = createBundles(shop);
  const { mining, selection, thresholds } = state;
  const [isRailOpen, setRailOpen] = createSignal(false);

  function exportRules(): void {
    const rules = mining.rules();
    if (rules === undefined) return;
    const name = `${slug(shop.summary()?.name ?? '')}-rules.csv`;
    downloadText(name, rulesCsv(rules, state.passing()));
    toast({
      text: `${name} saved, ${formatNumber(state.passing().length)} rules`,
      tone: 'positive',
    });
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
      <ThresholdSheet
        state={state}
        open={isRailOpen()}
        onClose={() => setRailOpen(false)}
        onExport={exportRules}
      />
      <main class="bmain" id="main">
        <BundlesHead
          passing={state.listed().length}
          mined={mining.rules()?.size ?? 0}
          isPairs={thresholds.current().pairs === 'one'}
          shown={state.shown().length}
          coverage={state.coverage()}
          hasRules={mining.rules() !== undefined}
          canExport={state.canExport()}
          words={state.words()}
          onExport={exportRules}
          onThresholds={() => setRailOpen(true)}
        />
        <ThresholdChips thresholds={thresholds.current()} />
        <Show when={mining.rules()} fallback={<MiningState mining={mining} />}>
          {(rules) => <BundlesMain state={state} rules={rules()} />}
        </Show>
      </main>
      <SideSheet
        class="detail"
        label="Selected bundle"
        isSheet={state.isPhone()}
        open={selection.rule() !== undefined}
        onClose={selection.close}
      >
        <Show when={mining.rules()}>
          {(rules) => (
            <EvidencePanel
              state={state}
              rules={rules()}
              rule={selection.rule() ?? 0}
              onCreateCampaign={createCampaign}
            />
          )}
        </Show>
      </SideSheet>
    </div>
  );
}
