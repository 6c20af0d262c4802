import { For, Index, Show } from 'solid-js';
import type { SourceChange } from '../../../domain/recipe/understanding';
import { SOURCE_KINDS, sourceKinds } from '../../../domain/recipe/source-kinds';
import type { Role } from '../../../domain/recipe/roles';
import { formatBytes, plural } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import { Skeleton } from '../../../ui/panel-state';
import { ColumnTable, isDoubtful } from '../columns/column-table';
import type { Issue } from './issues';
import { LinesChoices } from '../columns/orders-by-select';
import { ReadAs } from '../columns/read-as';
import { RecallLine, RememberCheck } from './recall-line';
import { isUsable, isUsed, roleOf, type SourceDraft } from './source-draft';

/** One file: what it holds a row of, and what each of its columns means. */
export function SourcePanel(props: {
  source: SourceDraft;
  issues: readonly Issue[];
  onChange: (change: SourceChange) => void;
  onRole: (column: number, role: Role) => void;
  onRemove: () => void;
  onDetected: () => void;
  onRemembered: (on: boolean) => void;
}) {
  const name = () => props.source.file.name;
  return (
    <section class="panel" role="group" aria-label={`Columns of ${name()}`}>
      <header class="panel__head srchead">
        <div class="srchead__name">
          <h2 class="panel__title mono">{name()}</h2>
          <p class="panel__sub">{summaryOf(props.source)}</p>
        </div>
        <div class="panel__tools">
          <Show when={isUsable(props.source)}>
            <select
              class="input input--sm"
              aria-label={`What ${name()} holds`}
              value={props.source.kind}
              onChange={(event) => {
                const kind = SOURCE_KINDS.find((each) => each === event.currentTarget.value);
                if (kind !== undefined) props.onChange({ kind });
              }}
            >
              <For each={SOURCE_KINDS}>
                {(kind) => <option value={kind}>{sourceKinds[kind].name}</option>}
              </For>
            </select>
          </Show>
          <button
            class="btn btn--ghost btn--icon"
            type="button"
            aria-label={`Remove ${name()}`}
            title={`Remove ${name()}`}
            onClick={() => props.onRemove()}
          >
            <Icon name="trash" />
          </button>
        </div>
      </header>
      <div class="srcnotes" role="status">
        <Show when={props.source.problem}>
          {(problem) => (
            <p class="field__error">
              <Icon name="alert" />
              <span>{problem().message} It is left out.</span>
            </p>
          )}
        </Show>
        <Show when={isUsable(props.source)}>
          <RecallLine source={props.source} onDetected={props.onDetected} />
          <Index each={saidOf(props.source)}>{(said) => <p class="small t3">{said()}</p>}</Index>
        </Show>
        <Index each={props.issues}>
          {(issue) => (
            <p class="field__error">
              <Icon name="alert" />
              <span>{issue().message}</span>
            </p>
          )}
        </Index>
      </div>
      <div class="panel__body panel__body--flush">
        <Show when={!props.source.isPending} fallback={<Skeleton height={160} />}>
          <Show when={isUsable(props.source)}>
            <Show when={mattersHow(props.source)}>
              <div class="srcread">
                <ReadAs source={props.source} onChange={props.onChange} />
                <LinesChoices source={props.source} onChange={props.onChange} />
              </div>
            </Show>
            <Show when={isUsed(props.source)}>
              <ColumnTable source={props.source} onRole={props.onRole} />
              <RememberCheck source={props.source} onChange={props.onRemembered} />
            </Show>
          </Show>
        </Show>
      </div>
    </section>
  );
}

/** A file that is not used may be read anyhow; one column may be all that a wrong delimiter left. */
const mattersHow = ({ kind, columns }: SourceDraft): boolean =>
  kind !== 'other' || columns.length < 2;

/** Why it is taken for what it is, and how it is read. */
const saidOf = ({ reason, notes }: SourceDraft): string[] =>
  [reason, ...notes].filter((text) => text !== '');

function summaryOf(source: SourceDraft): string {
  const size = formatBytes(source.file.size);
  if (source.isPending) return `${size}, reading the first rows`;
  if (source.problem !== null) return size;
  const matched = source.columns.filter((column) => roleOf(source, column) !== 'ignore').length;
  const doubtful = source.columns.filter((column) => isDoubtful(source, column)).length;
  const check = doubtful === 0 ? '' : `, ${doubtful} to check`;
  return `${size}, ${matched} of ${plural(source.columns.length, 'column')} matched${check}`;
}
