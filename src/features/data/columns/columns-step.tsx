import { createUniqueId, Index, Show } from 'solid-js';
import type { Ask } from '../../../engine/ask';
import { formatBytes, plural } from '../../../ui/format';
import { Banner } from '../../../ui/banner';
import { Abilities } from './abilities-panel';
import type { Import } from '../create-import';
import { FileButton } from '../start/file-button';
import { Clarifications } from './clarifications';
import { ShopChoices } from './shop-choices';
import { PreviewPanel } from './preview-panel';
import { isUsed, type SourceDraft } from '../sources/source-draft';
import { SourcePanel } from '../sources/source-panel';
import { Steps } from '../steps';

/** Shows what each file holds and what its columns mean: proposed, checked by the person, then loaded. */
export function ColumnsStep(props: {
  shopImport: Import;
  ask: Ask;
  loadedShop: string | undefined;
}) {
  const reasonId = createUniqueId();
  const files = () => props.shopImport.sources;
  const columns = () => files().reduce((sum, source) => sum + source.columns.length, 0);
  const bytes = () => files().reduce((sum, source) => sum + source.file.size, 0);
  const issue = () => props.shopImport.issues()[0];

  return (
    <>
      <div class="pagehead pagehead--mid pagehead--stick">
        <div>
          <h1 tabindex="-1">Match the columns</h1>
          <p>
            {plural(files().length, 'file')}, {formatBytes(bytes())}
            <Show when={columns() > 0}>, {plural(columns(), 'column')}</Show>
          </p>
        </div>
        <Steps current="Columns" />
        <div class="pagehead__end">
          <button class="btn" type="button" onClick={() => props.shopImport.goTo('start')}>
            Back
          </button>
          <FileButton onFiles={(added) => void props.shopImport.add(added)} />
          <button
            class="btn btn--primary"
            type="button"
            disabled={issue() !== undefined}
            aria-describedby={issue() === undefined ? undefined : reasonId}
            onClick={() => void props.shopImport.load()}
          >
            {loadLabel(files())}
          </button>
        </div>
      </div>
      <div class="mapsaid">
        <p id={reasonId} role="status" class="mapsaid__reason">
          {issue()?.message}
        </p>
        <div role="status">
          <Show when={props.shopImport.notice()}>
            {(notice) => (
              <p>
                {notice()}
                <KeptShop name={props.loadedShop} />
              </p>
            )}
          </Show>
        </div>
        <Show when={props.shopImport.failure()}>
          {(failure) => (
            <Banner tone="neg">
              <b>{failure().message}</b>
              <KeptShop name={props.loadedShop} />
            </Banner>
          )}
        </Show>
      </div>
      <div class="mapgrid">
        <div class="stack g4 mapgrid__asked">
          <Clarifications shopImport={props.shopImport} />
        </div>
        <div class="stack g4 mapgrid__files">
          <Index
            each={files()}
            fallback={
              <section class="panel mapnone">
                <p>No file is left. Add one, or go back.</p>
              </section>
            }
          >
            {(source) => (
              <SourcePanel
                source={source()}
                issues={props.shopImport
                  .issues()
                  .filter(({ sourceId }) => sourceId === source().id)}
                onChange={(change) => void props.shopImport.change(source().id, change)}
                onRole={(column, role) => props.shopImport.setRole(source().id, column, role)}
                onRemove={() => props.shopImport.remove(source().id)}
                onDetected={() => void props.shopImport.asDetected(source().id)}
                onRemembered={(on) => props.shopImport.setRemembered(source().id, on)}
              />
            )}
          </Index>
        </div>
        <div class="stack g4 mapgrid__side">
          <ShopChoices shopImport={props.shopImport} ask={props.ask} />
          <Abilities sources={files()} />
        </div>
      </div>
      <PreviewPanel sources={files()} />
    </>
  );
}

/** With the number of rows where all of them were seen. */
function loadLabel(files: readonly SourceDraft[]): string {
  const used = files.filter(isUsed);
  const isKnown = used.length > 0 && used.every(({ judged }) => judged.isAll);
  const rows = used.reduce((sum, { judged }) => sum + judged.rows, 0);
  return isKnown ? `Load shop, ${plural(rows, 'row')}` : 'Load shop';
}

/** Nothing that goes wrong here touches the shop that is loaded; said whenever something does. */
function KeptShop(props: { name: string | undefined }) {
  return (
    <Show when={props.name}>{(name) => <span> {name()}, loaded before, is unchanged.</span>}</Show>
  );
}
