import { createResource, Index, Show } from 'solid-js';
import type { KeptMapping, MappingStore } from '../../../storage/shops/mappings';
import { formatDay, plural } from '../../../ui/format';
import { toast } from '../../../ui/overlay/toast';

/** Headers whose files are read as last time, and the way to forget them. */
export function RememberedColumns(props: { mappings: MappingStore }) {
  const [kept, { refetch }] = createResource(async () => {
    const listed = await props.mappings.list();
    return listed.ok ? listed.value : [];
  });
  const forget = async (gone: readonly KeptMapping[]) => {
    const result = await props.mappings.forget(gone.map(({ key }) => key));
    const text = 'Forgotten. Such files are read as detected from now on.';
    toast(result.ok ? { text } : { text: result.failure.message, tone: 'negative' });
    await refetch();
  };
  return (
    <Show when={(kept() ?? []).length > 0}>
      <details class="remembered">
        <summary>Remembered columns of {plural(kept()?.length ?? 0, 'kind')} of file</summary>
        <ul class="library__list">
          <Index each={kept()}>
            {(mapping) => (
              <li>
                <div>
                  <span class="mono">{mapping().file}</span>
                  <span class="t3 small">{wordsOf(mapping())}</span>
                </div>
                <button
                  class="btn btn--sm btn--ghost"
                  type="button"
                  onClick={() => void forget([mapping()])}
                >
                  Forget<span class="vh"> columns as of {mapping().file}</span>
                </button>
              </li>
            )}
          </Index>
        </ul>
        <button class="link small" type="button" onClick={() => void forget(kept() ?? [])}>
          Forget all
        </button>
      </details>
    </Show>
  );
}

/** More headers would not fit a line. */
const MOST_HEADERS = 6;

function wordsOf({ headers, keptAt }: KeptMapping): string {
  const more = headers.length > MOST_HEADERS ? ` and ${headers.length - MOST_HEADERS} more` : '';
  return `${headers.slice(0, MOST_HEADERS).join(', ')}${more}, on ${formatDay(keptAt)}`;
}
