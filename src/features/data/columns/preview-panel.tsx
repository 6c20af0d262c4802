import { createMemo, createSignal, For, Index, Show } from 'solid-js';
import { roles, isNumberRole } from '../../../domain/recipe/roles';
import { formatNumber, plural } from '../../../ui/format';
import { judgeRow, type Mark } from './judge-row';
import { isUsed, roleOf, type SourceDraft } from '../sources/source-draft';

/** The first rows of one of the files as they will be read, what cannot be used marked. */
export function PreviewPanel(props: { sources: readonly SourceDraft[] }) {
  const [chosen, setChosen] = createSignal<number>();
  const usable = () => props.sources.filter(isUsed);
  const shown = () =>
    usable().find(({ id }) => id === chosen()) ??
    usable().find(({ kind }) => kind === 'lines') ??
    usable()[0];
  return (
    <Show when={shown()}>
      {(source) => (
        <section class="panel prevpanel" aria-labelledby="preview-title">
          <header class="panel__head">
            <div>
              <h2 class="panel__title" id="preview-title">
                First rows
              </h2>
              <p class="panel__sub">Cells that cannot be used as matched are marked</p>
            </div>
            <Show when={usable().length > 1}>
              <select
                class="input input--sm prevpanel__of"
                aria-label="First rows of"
                onChange={(event) => setChosen(Number(event.currentTarget.value))}
              >
                <For each={usable()}>
                  {(each) => (
                    <option value={each.id} selected={each.id === source().id}>
                      {each.file.name}
                    </option>
                  )}
                </For>
              </select>
            </Show>
          </header>
          <PreviewTable source={source()} />
        </section>
      )}
    </Show>
  );
}

/** More columns than this make a preview nobody reads. */
const MOST_COLUMNS = 60;

/** All columns; of a very wide file those that are used, before the others, in the file's order. */
function shownColumns(source: SourceDraft): number[] {
  const all = [...source.columns.keys()];
  if (all.length <= MOST_COLUMNS) return all;
  const isUnused = source.columns.map((column) => roleOf(source, column) === 'ignore');
  return all
    .toSorted((a, b) => Number(isUnused[a]) - Number(isUnused[b]) || a - b)
    .slice(0, MOST_COLUMNS)
    .sort((a, b) => a - b);
}

function ColumnHead(props: { source: SourceDraft; index: number }) {
  const column = () => props.source.columns[props.index];
  return (
    <Show when={column()}>
      {(shown) => (
        <>
          <span>{roles[roleOf(props.source, shown())].name}</span>
          <small class="mono">{shown().header}</small>
        </>
      )}
    </Show>
  );
}

/** The line of the file in which a row of the preview begins. */
const lineOf = ({ previewLines }: SourceDraft, row: number) => previewLines[row] ?? row + 2;

function PreviewTable(props: { source: SourceDraft }) {
  const marks = createMemo(() => props.source.preview.map((row) => judgeRow(props.source, row)));
  const rowsWith = (effect: Mark['effect']) =>
    marks().filter((row) => row.some((mark) => mark?.effect === effect)).length;
  const columns = createMemo(() => shownColumns(props.source));
  const left = () => props.source.columns.length - columns().length;
  const isNumber = (index: number) => {
    const column = props.source.columns[index];
    return column !== undefined && isNumberRole(roleOf(props.source, column));
  };
  const isOff = (index: number) => {
    const column = props.source.columns[index];
    return column !== undefined && roleOf(props.source, column) === 'ignore';
  };
  return (
    <>
      <div class="panel__body panel__body--flush">
        <div
          class="xscroll prevscroll"
          tabindex="0"
          role="region"
          aria-label={`First rows of ${props.source.file.name}, table`}
        >
          <table class="prev">
            <thead>
              <tr>
                <th class="num">Row</th>
                <Index each={columns()}>
                  {(index) => (
                    <th classList={{ num: isNumber(index()), 'is-off': isOff(index()) }}>
                      <ColumnHead source={props.source} index={index()} />
                    </th>
                  )}
                </Index>
              </tr>
            </thead>
            <tbody>
              <Index each={props.source.preview}>
                {(row, rowIndex) => (
                  <tr>
                    <td class="num t3">{formatNumber(lineOf(props.source, rowIndex))}</td>
                    <Index each={columns()}>
                      {(index) => (
                        <PreviewCell
                          text={row()[index()] ?? ''}
                          mark={marks()[rowIndex]?.[index()] ?? null}
                          isNumber={isNumber(index())}
                          isOff={isOff(index())}
                        />
                      )}
                    </Index>
                  </tr>
                )}
              </Index>
            </tbody>
          </table>
        </div>
      </div>
      <Show when={left() > 0}>
        <p class="panel__foot small t3">{plural(left(), 'more column')} not shown.</p>
      </Show>
      <Show when={rowsWith('aside') + rowsWith('gap') > 0}>
        <footer class="panel__foot">
          <span class="legend">
            <Show when={rowsWith('aside') > 0}>
              <span>
                <i style={{ '--k': 'var(--c-neg)' }} />
                Row set aside, {rowsWith('aside')}
              </span>
            </Show>
            <Show when={rowsWith('gap') > 0}>
              <span>
                <i style={{ '--k': 'var(--c-warn)' }} />
                Kept with a gap, {rowsWith('gap')}
              </span>
            </Show>
          </span>
          <ul class="prevwhy">
            <For each={reasons(props.source, marks())}>{(reason) => <li>{reason}</li>}</For>
          </ul>
        </footer>
      </Show>
    </>
  );
}

/** Reasons listed below the table: more of them repeat themselves. */
const MOST_REASONS = 4;

function reasons(source: SourceDraft, marks: readonly (Mark | null)[][]): string[] {
  return marks
    .flatMap((row, rowIndex) =>
      row.flatMap((mark, index) =>
        mark === null
          ? []
          : [
              `Row ${lineOf(source, rowIndex)}, ${source.columns[index]?.header ?? ''}: ${mark.why}`,
            ],
      ),
    )
    .slice(0, MOST_REASONS);
}

function PreviewCell(props: {
  text: string;
  mark: Mark | null;
  isNumber: boolean;
  isOff: boolean;
}) {
  return (
    <td
      classList={{
        num: props.isNumber,
        'is-off': props.isOff,
        'cell--neg': props.mark?.effect === 'aside',
        'cell--warn': props.mark?.effect === 'gap',
      }}
      title={props.mark?.why}
    >
      <Show
        when={props.text.trim() !== '' || props.mark === null}
        fallback={<span class="empty">empty</span>}
      >
        {props.text}
      </Show>
      <Show when={props.mark}>{(mark) => <span class="vh"> ({mark().why})</span>}</Show>
    </td>
  );
}
