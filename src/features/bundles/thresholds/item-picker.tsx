import { createSignal, createUniqueId, Index, Show } from 'solid-js';
import type { SearchedItem } from '../../../domain/bundles/why-hidden';
import type { Level } from '../../../domain/bundles/levels';
import type { ShopSession } from '../../../engine/create-shop-session';
import { createShopQuery } from '../../../engine/create-shop-query';
import { Icon } from '../../../ui/icon';

const FOUND = 8;
const REST = 120;

/** Finds an item by name or id, bought often or not: type, walk with the arrow keys, Enter. */
export function ItemPicker(props: {
  shop: ShopSession;
  label: string;
  placeholder: string;
  level: Level;
  onPick: (item: SearchedItem) => void;
}) {
  const id = createUniqueId();
  const [text, setText] = createSignal('');
  const [active, setActive] = createSignal(0);
  const [isOpen, setOpen] = createSignal(false);
  const input = () => {
    const typed = text().trim();
    return isOpen() && typed !== '' ? { level: props.level, text: typed, limit: FOUND } : undefined;
  };
  const query = createShopQuery(props.shop, 'searchItems', input, { rest: REST });
  const found = () => query.current() ?? [];
  const pick = (item: SearchedItem | undefined) => {
    if (item === undefined) return;
    setText('');
    setOpen(false);
    props.onPick({ id: item.id, label: item.label });
  };
  const press = (event: KeyboardEvent) => {
    const last = found().length - 1;
    if (event.key === 'ArrowDown') setActive((at) => Math.min(last, at + 1));
    else if (event.key === 'ArrowUp') setActive((at) => Math.max(0, at - 1));
    else if (event.key === 'Enter') pick(found()[active()]);
    else if (event.key === 'Escape' && isOpen()) setOpen(false);
    else return;
    event.preventDefault();
  };
  return (
    <div class="picker">
      <label class="field__label" for={id}>
        {props.label}
      </label>
      <span class="input input--sm">
        <Icon name="search" />
        <input
          id={id}
          type="search"
          role="combobox"
          autocomplete="off"
          aria-expanded={isOpen() && found().length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={found().length > 0 ? `${id}-${active()}` : undefined}
          placeholder={props.placeholder}
          value={text()}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setActive(0);
            setOpen(true);
          }}
          onKeyDown={press}
          onBlur={() => setOpen(false)}
        />
      </span>
      <Show when={isOpen() && text().trim() !== ''}>
        <div class="picker__list" id={`${id}-list`} role="listbox" aria-label={props.label}>
          <Index
            each={found()}
            fallback={
              <p class="small t3" role="status">
                {query.current() === undefined
                  ? (query.failure()?.message ?? 'Looking')
                  : 'Nothing by that name'}
              </p>
            }
          >
            {(item, index) => (
              <div
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === active()}
                // Before the field loses the focus, which closes the list.
                onPointerDown={(event) => {
                  event.preventDefault();
                  pick(item());
                }}
              >
                {item().label} <small>{item().id === item().label ? '' : item().id}</small>
              </div>
            )}
          </Index>
        </div>
      </Show>
    </div>
  );
}
