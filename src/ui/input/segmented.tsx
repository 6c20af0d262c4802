import { createUniqueId, For } from 'solid-js';
import { Icon, type IconName } from '../icon';

export interface SegmentedOption<Value extends string> {
  value: Value;
  label: string;
  icon?: IconName;
}

/** A few exclusive choices side by side: radio buttons that look like one control. */
export function Segmented<Value extends string>(props: {
  label: string;
  options: readonly SegmentedOption<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  large?: boolean;
  block?: boolean;
}) {
  const name = createUniqueId();
  return (
    <span
      class="seg"
      classList={{ 'seg--lg': props.large, 'seg--block': props.block }}
      role="radiogroup"
      aria-label={props.label}
    >
      <For each={props.options}>
        {(option) => (
          <label>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === props.value}
              onChange={() => props.onChange(option.value)}
            />
            {option.icon !== undefined && <Icon name={option.icon} />}
            {option.label}
          </label>
        )}
      </For>
    </span>
  );
}
