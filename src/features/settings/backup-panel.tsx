import { createSignal, Show } from 'solid-js';
import { failed, failureOf, type Failure } from '../../domain/errors';
import {
  MANY_UNEXPORTED,
  UNEXPORTED_DAYS,
  unexportedOf,
} from '../../domain/campaign/life/export-reminder';
import { MOST_FILE_BYTES, tooLarge } from '../../domain/text/json-text';
import { createBackups, type Backups } from '../../storage/backup/backup';
import { parseBackup } from '../../storage/backup/backup-file';
import { createCampaignStore } from '../../storage/campaigns/create-campaign-store';
import { exportedIds, lastBackup, markBackup, markExported } from '../../storage/exports';
import type { Settings } from '../../storage/settings';
import { Banner } from '../../ui/banner';
import { downloadText } from '../../ui/download';
import { formatMoment, plural } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { toast } from '../../ui/overlay/toast';
import { RestoreDialog, type RestoreOffer } from './restore-dialog';

/** Everything this browser keeps, out to one file and back. */
export function BackupPanel(props: {
  onSettings: (settings: Settings) => void;
  backups?: Backups;
}) {
  const backups = props.backups ?? createBackups(__APP_VERSION__);
  const store = createCampaignStore();
  const [problem, setProblem] = createSignal<{ title: string; failure: Failure }>();
  const [offer, setOffer] = createSignal<RestoreOffer>();
  const unexported = () => unexportedOf(store.campaigns(), exportedIds()).length;

  async function download(): Promise<void> {
    const made = await backups.make();
    if (!made.ok) {
      setProblem({ title: 'No backup was made.', failure: made.failure });
      return;
    }
    setProblem(undefined);
    const { text, campaigns, shops, leftOut, broken } = made.value;
    const at = new Date().toISOString();
    downloadText(`bundlewise-backup-${at.slice(0, 10)}.json`, text, 'application/json');
    markBackup(
      store.campaigns().map(({ id }) => id),
      at,
    );
    const said = [`Backed up ${plural(campaigns, 'campaign')} and ${plural(shops, 'shop')}`];
    if (leftOut > 0) said.push(`without the ${plural(leftOut, 'oldest version')}, for its size`);
    if (broken > 0) said.push(`without ${plural(broken, 'campaign')} that cannot be read`);
    toast({ text: said.join(', '), tone: 'positive' });
  }

  async function look(file: File): Promise<void> {
    const parsed = await read(file);
    const planned = parsed.ok ? await backups.preview(parsed.value) : parsed;
    if (parsed.ok && planned.ok) {
      setProblem(undefined);
      setOffer({ name: file.name, backup: parsed.value, plan: planned.value });
    } else if (!planned.ok)
      setProblem({ title: 'Nothing was restored.', failure: planned.failure });
  }

  async function restore({ backup, plan }: RestoreOffer): Promise<void> {
    setOffer(undefined);
    const restored = await backups.restore(backup, plan);
    await store.refresh();
    if (!restored.ok) {
      setProblem({ title: 'Not restored.', failure: restored.failure });
      return;
    }
    if (plan.settings) props.onSettings(backup.settings);
    markExported(backup.campaigns.map(({ campaign }) => campaign.id));
    toast({ text: 'The backup is restored', tone: 'positive' });
  }

  return (
    <section class="panel settings" aria-label="Backup">
      <header class="panel__head">
        <div>
          <h2 class="panel__title">Backup</h2>
          <p class="panel__sub">
            Campaigns with their history, shops and how their files are read, and these settings, in
            one file
          </p>
        </div>
      </header>
      <div class="panel__body backup">
        <Show when={problem()}>
          {(said) => (
            <Banner tone="neg">
              <b>{said().title}</b> {said().failure.message}
            </Banner>
          )}
        </Show>
        <p class="small t2">
          The files of your shops are not in it: you have them. A restored shop asks for them when
          it is opened.
        </p>
        <div class="row g3 backup__buttons">
          <button class="btn" type="button" onClick={() => void download()}>
            <Icon name="download" />
            Download a backup
          </button>
          <label class="btn backup__file">
            <Icon name="upload" />
            Restore a backup
            <input
              type="file"
              accept=".json,application/json"
              onChange={(event) => {
                const [file] = event.currentTarget.files ?? [];
                event.currentTarget.value = '';
                if (file !== undefined) void look(file);
              }}
            />
          </label>
        </div>
        <p class="small t3">
          <Show when={lastBackup()} fallback="No backup was made in this browser yet.">
            {(at) => `The last backup was made on ${formatMoment(at())}.`}
          </Show>{' '}
          <Show when={unexported() > 0}>
            {unexported() === 1
              ? '1 campaign has never been in a file.'
              : `${unexported()} campaigns have never been in a file.`}
          </Show>{' '}
          The Campaigns page reminds you when {MANY_UNEXPORTED} campaigns, or one older than{' '}
          {UNEXPORTED_DAYS} days, have never been in a file.
        </p>
      </div>
      <RestoreDialog
        offer={offer()}
        onClose={() => setOffer(undefined)}
        onRestore={(taken) => void restore(taken)}
      />
    </section>
  );
}

/** A file's backup; looked at before a byte of it is read. */
async function read(file: File) {
  if (file.size > MOST_FILE_BYTES) return failed(tooLarge('a backup'));
  try {
    return parseBackup(await file.text());
  } catch (error) {
    const message = `${file.name} could not be read. Choose it again.`;
    return failed({ ...failureOf(error), kind: 'file-gone', message });
  }
}
