import { createEffect, createMemo, createSignal, For, Index, Show } from 'solid-js';
import { roles, type Role, rolesOfKind } from '../../../domain/recipe/roles';
import type { SourceKind } from '../../../domain/recipe/source-kinds';
import { formatShare, plural } from '../../../ui/format';
import { roleOf, type ColumnDraft, type SourceDraft } from '../sources/source-draft';

/** Proposals below this deserve a look: the values of the column do not quite speak for them. */
const SURE = 0.6;
export const isDoubtful = (source: SourceDraft, column: ColumnDraft) =>
  !column.isChosen && roleOf(source, column) !== 'ignore' && column.confidence < SURE;

/** More product columns than this are folded: they are all alike. */
const MOST_ALIKE = 8;
/** So many columns that are not used are listed of a very wide file. */
const MOST_UNUSED = 60;

/** The columns of a file with their first values, the role of each, and how sure it is. */
export function ColumnTable(props: {
  source: SourceDraft;
  onRole: (column: number, role: Role) => void;
}) {
  const [isUnfolded, setUnfolded] = createSignal(false);
  const of = (role: Role) =>
    props.source.columns.flatMap((column, index) =>
      roleOf(props.source, column) === role ? [index] : [],
    );
  const foldedItems = createMemo(() => {
    const items = of('item');
    return isUnfolded() || items.length <= MOST_ALIKE ? [] : items.slice(3);
  });
  const foldedOthers = createMemo(() => (isUnfolded() ? [] : of('ignore').slice(MOST_UNUSED)));
  const folded = createMemo(() => new Set([...foldedItems(), ...foldedOthers()]));
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
            Show{' '}
            {plural(
              folded().size,
              foldedOthers().length > 0 ? 'more column' : 'more product column',
            )}
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
        {(role) => <option value={role}>{roles[role].name}</option>}
      </For>
    </select>
  );
}

/** Shows how sure the proposal is and why; a choice of the person needs no such figure. */
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
