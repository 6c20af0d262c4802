import { For, Show } from 'solid-js';

export interface Tab<Value extends string> {
  value: Value;
  label: string;
  count?: string;
}

/** Tabs of one panel, whose id is `panel`. Arrow keys move and choose, as people expect of tabs. */
export function Tabs<Value extends string>(props: {
  label: string;
  panel: string;
  tabs: readonly Tab<Value>[];
  value: Value;
  onChange: (value: Value) => void;
}) {
  let list!: HTMLDivElement;
  const step = (event: KeyboardEvent) => {
    const at = props.tabs.findIndex(({ value }) => value === props.value);
    const last = props.tabs.length - 1;
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: last }[event.key];
    const tab = to === undefined ? undefined : props.tabs[(to + last + 1) % (last + 1)];
    if (tab === undefined) return;
    event.preventDefault();
    props.onChange(tab.value);
    list.querySelector<HTMLElement>('[aria-selected="true"]')?.focus();
  };
  return (
    <div ref={list} class="tabs" role="tablist" aria-label={props.label} onKeyDown={step}>
      <For each={props.tabs}>
        {(tab) => (
          <button
            type="button"
            role="tab"
            aria-selected={tab.value === props.value}
            aria-controls={props.panel}
            tabindex={tab.value === props.value ? 0 : -1}
            onClick={() => props.onChange(tab.value)}
          >
            {tab.label}{' '}
            <Show when={tab.count}>
              <span class="count">{tab.count}</span>
            </Show>
          </button>
        )}
      </For>
    </div>
  );
}
