import { For, Show } from 'solid-js';
import { Icon } from '../icon';

/** A filter that looks like a button with its value, on the browser's own select. */
export function PickSelect(props: {
  label: string;
  options: readonly { value: string; label: string }[];
  value: string;
  /** The value that filters nothing. */
  neutral?: string;
  onChange: (value: string) => void;
}) {
  const current = () => props.options.find(({ value }) => value === props.value);
  return (
    <span class="pick pick--select" classList={{ 'is-set': props.value !== (props.neutral ?? '') }}>
      <span aria-hidden="true">{props.label}</span>
      <b aria-hidden="true">{current()?.label ?? props.value}</b>
      <Icon name="down" />
      <select
        aria-label={props.label}
        value={props.value}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      >
        <Show when={current() === undefined}>
          <option value={props.value}>{props.value}</option>
        </Show>
        <For each={props.options}>
          {(option) => (
            <option value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
    </span>
  );
}
