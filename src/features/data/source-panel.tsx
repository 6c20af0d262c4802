import { createEffect, createMemo, createSignal, For, Index, Show } from 'solid-js';
import type { SourceChange } from '../../domain/inspection';
import {
  roleNames,
  SOURCE_KINDS,
  sourceKindNames,
  type Role,
  type SourceKind,
} from '../../domain/recipe';
import { formatBytes, formatShare, plural } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { Skeleton } from '../../ui/panel-state';
import type { Issue } from './issues';
import { LinesChoices } from './orders-by-select';
import { ReadAs } from './read-as';
import { rolesOfKind } from './roles';
import { isUsable, roleOf, type ColumnDraft, type SourceDraft } from './source-draft';

/** One file: what it holds a row of, and what each of its columns means. */
export function SourcePanel(props: {
  source: SourceDraft;
  issues: readonly Issue[];
  onChange: (change: SourceChange) => void;
  onRole: (column: number, role: Role) => void;
  onRemove: () => void;
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
                {(kind) => <option value={kind}>{sourceKindNames[kind]}</option>}
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
            <Show when={props.source.kind !== 'other'}>
              <ColumnTable source={props.source} onRole={props.onRole} />
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

/** Proposals below this deserve a look: the values of the column do not quite speak for them. */
const SURE = 0.6;
const isDoubtful = (source: SourceDraft, column: ColumnDraft) =>
  !column.isChosen && roleOf(source, column) !== 'ignore' && column.confidence < SURE;

/** More product columns than this are folded: they are all alike. */
const MOST_ALIKE = 8;

function ColumnTable(props: { source: SourceDraft; onRole: (column: number, role: Role) => void }) {
  const [isUnfolded, setUnfolded] = createSignal(false);
  const items = () =>
    props.source.columns.flatMap((column, index) =>
      roleOf(props.source, column) === 'item' ? [index] : [],
    );
  const folded = createMemo(
    () => new Set(isUnfolded() || items().length <= MOST_ALIKE ? [] : items().slice(3)),
  );
  return (
    <>
      <table class="tbl maptbl">
        <thead>
          <tr>
            <th>Column in file</th>
            <th>First values</th>
            <th>Used as</th>
            <th>Confidence</th>
          </tr>
        </thead>
        <tbody>
          <Index each={props.source.columns}>
            {(column, index) => (
              <Show when={!folded().has(index)}>
                <tr classList={{ 'is-check': isDoubtful(props.source, column()) }}>
                  <td class="mono">{column().header}</td>
                  <td class="mono t3 samples" title={column().samples.join(', ')}>
                    {column().samples.join(', ')}
                  </td>
                  <td>
                    <RoleSelect
                      label={`Role of ${column().header}`}
                      kind={props.source.kind}
                      role={roleOf(props.source, column())}
                      onRole={(role) => props.onRole(index, role)}
                    />
                  </td>
                  <td>
                    <Confidence column={column()} role={roleOf(props.source, column())} />
                  </td>
                </tr>
              </Show>
            )}
          </Index>
        </tbody>
      </table>
      <Show when={folded().size > 0}>
        <p class="mapmore">
          <button class="link" type="button" onClick={() => setUnfolded(true)}>
            Show {plural(folded().size, 'more product column')}
          </button>
        </p>
      </Show>
    </>
  );
}

function RoleSelect(props: {
  label: string;
  kind: SourceKind;
  role: Role;
  onRole: (role: Role) => void;
}) {
  let select!: HTMLSelectElement;
  // After the options, which differ by kind: a select forgets a value that it has no option for.
  createEffect(() => {
    if (rolesOfKind[props.kind].includes(props.role)) select.value = props.role;
  });
  return (
    <select
      ref={select}
      class="input input--sm"
      aria-label={props.label}
      onChange={(event) => {
        const role = rolesOfKind[props.kind].find((each) => each === event.currentTarget.value);
        if (role !== undefined) props.onRole(role);
      }}
    >
      <For each={rolesOfKind[props.kind]}>
        {(role) => <option value={role}>{roleNames[role]}</option>}
      </For>
    </select>
  );
}

/** How sure the proposal is and why; a choice of the person needs no such figure. */
function Confidence(props: { column: ColumnDraft; role: Role }) {
  return (
    <Show when={!props.column.isChosen} fallback={<span class="t3 small">Your choice</span>}>
      <Show
        when={props.role !== 'ignore'}
        fallback={<span class="t3 small confc__why">{props.column.reason || 'No role fits.'}</span>}
      >
        <span class="confc" title={props.column.reason}>
          <span class="cbar" classList={{ 'cbar--lo': props.column.confidence < SURE }}>
            <i style={{ '--w': formatShareCss(props.column.confidence) }} />
          </span>
          <span class="num">{formatShare(props.column.confidence, 0)}</span>
          <span class="t3 small confc__why">{props.column.reason}</span>
        </span>
      </Show>
    </Show>
  );
}

const formatShareCss = (share: number) => `${Math.round(share * 100)}%`;
