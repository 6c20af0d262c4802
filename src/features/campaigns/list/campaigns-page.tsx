import { A } from '@solidjs/router';
import { createSignal, Show } from 'solid-js';
import type { Failure } from '../../../domain/errors';
import { createCampaignStore } from '../../../storage/campaigns/create-campaign-store';
import { Icon } from '../../../ui/icon';
import { toast } from '../../../ui/overlay/toast';
import { exportCampaigns, importCampaigns } from '../actions';
import { CalendarStrip } from './calendar-strip';
import { CampaignList } from './campaign-list';
import { BrokenCampaigns, ExportReminder, ImportProblem } from './campaign-notices';
import { ImportButton } from './import-button';
import { PortfolioPanel } from './portfolio-panel';
import { statusCounts, statusFinding } from './status-counts';
import '../campaigns.css';

/** `/campaigns`: all that is kept in this browser. */
export default function CampaignsPage() {
  const store = createCampaignStore();
  const [problem, setProblem] = createSignal<Failure>();
  const exportAll = () => exportCampaigns(store.campaigns(), 'campaigns.json');

  async function take(file: File): Promise<void> {
    const result = await importCampaigns(file, store);
    setProblem(result.ok ? undefined : result.failure);
    if (result.ok) toast({ text: result.value, tone: 'positive' });
  }

  return (
    <main class="page campaigns" id="main">
      <div class="pagehead">
        <div>
          <h1>Campaigns</h1>
          <p>
            {statusFinding(statusCounts(store.campaigns()))} Kept in this browser; export JSON to
            move or back up.
          </p>
        </div>
        <div class="pagehead__end">
          <ImportButton onFile={(file) => void take(file)} />
          <button
            class="btn"
            type="button"
            disabled={store.campaigns().length === 0}
            onClick={exportAll}
          >
            <Icon name="download" />
            Export all
          </button>
          <Show when={store.campaigns().length > 1}>
            <A class="btn" href="/campaigns/compare">
              Compare two
            </A>
          </Show>
          <A class="btn btn--primary" href="/campaigns/new">
            <Icon name="plus" />
            New campaign
          </A>
        </div>
      </div>
      <div class="stack g4">
        <ImportProblem
          failure={problem()}
          canExport={store.campaigns().length > 0}
          onExport={exportAll}
          onDismiss={() => setProblem(undefined)}
        />
        <ExportReminder campaigns={store.campaigns()} onExport={exportAll} />
        <BrokenCampaigns store={store} />
        <CalendarStrip campaigns={store.campaigns()} today={dayOf(new Date())} />
        <CampaignList store={store} />
        <PortfolioPanel campaigns={store.campaigns()} />
      </div>
    </main>
  );
}

/** Today in the person's own time. */
const dayOf = (date: Date): string =>
  `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
