import { createSignal, For, Show } from 'solid-js';
import type { RuleSet } from '../../../domain/bundles/rules';
import type { Thresholds } from '../../../domain/bundles/thresholds';
import type { SearchedItem } from '../../../domain/bundles/why-hidden';
import type { ShopSession } from '../../../engine/create-shop-session';
import { Icon } from '../../../ui/icon';
import { Segmented } from '../../../ui/input/segmented';
import { ItemPicker } from './item-picker';
import type { BundleWords } from '../bundle-words';

type Choice = 'only' | 'without';

/** Chooses items that have to be in a pair, and items that are left out as if nobody had bought them. */
export function ItemChoice(props: {
  shop: ShopSession;
  rules: RuleSet | undefined;
  thresholds: Thresholds;
  words: BundleWords;
  onChange: (part: Partial<Thresholds>) => void;
}) {
  const [choice, setChoice] = createSignal<Choice>('without');
  // An item that is left out is no longer among the mined ones: its name is kept from when it was picked.
  const [picked, setPicked] = createSignal<ReadonlyMap<string, string>>(new Map());
  const labelOf = (id: string): string => {
    const items = props.rules?.mined.items;
    const at = items?.ids.indexOf(id) ?? -1;
    return picked().get(id) ?? (at === -1 ? id : items!.labels[at]!);
  };
  const add = ({ id, label }: SearchedItem) => {
    setPicked((before) => new Map([...before, [id, label]]));
    const list = props.thresholds[choice()];
    if (!list.includes(id)) props.onChange({ [choice()]: [...list, id] });
  };
  const remove = (from: Choice, id: string) =>
    props.onChange({ [from]: props.thresholds[from].filter((each) => each !== id) });

  return (
    <div class="field">
      <ItemPicker
        shop={props.shop}
        label="Include or exclude"
        placeholder="Name or id"
        level={props.thresholds.level}
        onPick={add}
      />
      <Segmented
        label="What to do with it"
        block
        value={choice()}
        onChange={setChoice}
        options={[
          { value: 'without', label: 'Leave out' },
          { value: 'only', label: 'Only with' },
        ]}
      />
      <Show when={props.thresholds.only.length + props.thresholds.without.length > 0}>
        <ul class="chips" aria-label={`Chosen ${props.words.items}`}>
          <For each={props.thresholds.without}>
            {(id) => (
              <Chip
                word="Without"
                label={labelOf(id)}
                isOut
                onRemove={() => remove('without', id)}
              />
            )}
          </For>
          <For each={props.thresholds.only}>
            {(id) => <Chip word="Only" label={labelOf(id)} onRemove={() => remove('only', id)} />}
          </For>
        </ul>
      </Show>
    </div>
  );
}

function Chip(props: { word: string; label: string; isOut?: boolean; onRemove: () => void }) {
  return (
    <li class="chip" classList={{ 'chip--out': props.isOut }}>
      <span>
        <span class="vh">{props.word}: </span>
        {props.label}
      </span>
      <button
        type="button"
        aria-label={`Remove ${props.word.toLowerCase()} ${props.label}`}
        onClick={() => props.onRemove()}
      >
        <Icon name="close" small />
      </button>
    </li>
  );
}
