import { createUniqueId, For, Show, type JSX } from 'solid-js';
import { Icon, type IconName } from '../icon';
import { placeBelow } from '../overlay/place-below';

export interface MenuItem {
  icon: IconName;
  label: string;
  danger?: boolean;
  run: () => void;
}

/** A button that opens a menu of actions, on the browser's own popover. */
export function MenuButton(props: {
  label: string;
  items: readonly MenuItem[];
  disabled?: boolean;
  /** The content of the button; three dots by default. */
  children?: JSX.Element;
}) {
  const id = createUniqueId();
  let button!: HTMLButtonElement;
  let menu!: HTMLDivElement;

  const step = (event: KeyboardEvent) => {
    const items = [...menu.querySelectorAll('button')];
    const at = items.indexOf(document.activeElement as HTMLButtonElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    items[(to + items.length) % items.length]?.focus();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        class={props.children === undefined ? 'btn btn--ghost btn--icon btn--sm' : 'btn'}
        aria-label={props.children === undefined ? props.label : undefined}
        aria-haspopup="menu"
        disabled={props.disabled}
        popovertarget={id}
      >
        {props.children ?? <Icon name="more" />}
      </button>
      <div
        ref={menu}
        id={id}
        class="menu"
        role="menu"
        aria-label={props.label}
        popover="auto"
        onKeyDown={step}
        onToggle={(event) => {
          if (event.newState !== 'open') return;
          placeBelow(button, menu);
          menu.querySelector('button')?.focus();
        }}
      >
        <For each={props.items}>
          {(item) => (
            <button
              type="button"
              role="menuitem"
              classList={{ 'is-danger': item.danger }}
              onClick={() => {
                menu.hidePopover();
                button.focus();
                item.run();
              }}
            >
              <Icon name={item.icon} />
              {item.label}
            </button>
          )}
        </For>
        <Show when={props.items.length === 0}>
          <p class="small t3">Nothing to do here</p>
        </Show>
      </div>
    </>
  );
}
