import { createSignal, Show } from 'solid-js';
import { toCsv } from '../../domain/text/csv';
import type { Failure } from '../../domain/errors';
import type { TextRows } from '../../domain/inspect/inspect';
import type { Ask } from '../../engine/ask';
import { downloadText } from '../../ui/download';
import { formatNumber, plural } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { TextTable } from './text-table';

const SHOWN = 500;
const DOWNLOADED = 1_000_000;
const EXAMPLE = `SELECT p.name, count(DISTINCT l.order_key) AS orders
FROM line l JOIN product p USING (product_key)
GROUP BY p.name ORDER BY orders DESC LIMIT 20`;

/** One query at a time, read-only; its result as a table and as CSV. */
export function QueryBox(props: { ask: Ask }) {
  const [sql, setSql] = createSignal(EXAMPLE);
  const [found, setFound] = createSignal<TextRows>();
  const [failure, setFailure] = createSignal<Failure>();
  const [running, setRunning] = createSignal<AbortController>();

  async function ask(limit: number): Promise<TextRows | undefined> {
    running()?.abort();
    const own = new AbortController();
    setRunning(own);
    setFailure(undefined);
    const result = await props.ask.runQuery({ sql: sql(), limit }, { signal: own.signal });
    if (running() !== own) return undefined;
    setRunning(undefined);
    if (!result.ok) setFailure(result.failure);
    return result.ok ? result.value : undefined;
  }
  const run = async () => {
    const rows = await ask(SHOWN);
    if (rows !== undefined) setFound(rows);
  };
  const download = async () => {
    const rows = await ask(DOWNLOADED);
    if (rows === undefined) return;
    downloadText(
      'query.csv',
      toCsv(
        rows.columns.map(({ name }) => name),
        rows.rows,
      ),
    );
  };

  return (
    <section class="panel inspect__query" aria-labelledby="query-title">
      <header class="panel__head">
        <div>
          <h2 class="panel__title" id="query-title">
            Ask in SQL
          </h2>
          <p class="panel__sub">
            Queries only, over product, customer, orders, line and set_aside. Nothing is changed.
          </p>
        </div>
      </header>
      <div class="panel__body">
        <textarea
          class="input inspect__sql mono"
          aria-label="SQL query"
          rows="5"
          spellcheck={false}
          value={sql()}
          onInput={(event) => setSql(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void run();
          }}
        />
        <div class="row g2">
          <button
            class="btn btn--primary"
            type="button"
            disabled={running() !== undefined}
            onClick={() => void run()}
          >
            Run query
          </button>
          <Show when={running()}>
            {(controller) => (
              <button class="btn" type="button" onClick={() => controller().abort()}>
                Cancel
              </button>
            )}
          </Show>
          <Show when={found()}>
            <button class="btn" type="button" onClick={() => void download()}>
              <Icon name="download" />
              Download CSV
            </button>
          </Show>
          <span class="small t3 inspect__hint">Ctrl and Enter run it</span>
        </div>
        <div role="status">
          <Show when={failure()}>
            {(why) => (
              <p class="field__error">
                <Icon name="alert" />
                <span>{why().message}</span>
              </p>
            )}
          </Show>
          <Show when={failure() === undefined && found()}>
            {(rows) => <p class="small t3">{wordsOf(rows())}</p>}
          </Show>
        </div>
      </div>
      <Show when={found()}>
        {(rows) => (
          <div class="panel__body panel__body--flush">
            <TextTable label="Result" found={rows()} />
          </div>
        )}
      </Show>
    </section>
  );
}

const wordsOf = ({ rows, isCut, milliseconds }: TextRows): string =>
  `${isCut ? `The first ${formatNumber(rows.length)} rows` : plural(rows.length, 'row')} in ${formatNumber(milliseconds)} ms.`;
