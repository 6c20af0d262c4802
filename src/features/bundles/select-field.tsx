import { createUniqueId, For } from 'solid-js';

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
}

/** A label and a select on one line of the rail. */
export function SelectField<Value extends string>(props: {
  label: string;
  value: Value;
  options: readonly SelectOption<Value>[];
  onChange: (value: Value) => void;
}) {
  const id = createUniqueId();
  const choose = (text: string) => {
    const option = props.options.find(({ value }) => value === text);
    if (option !== undefined) props.onChange(option.value);
  };
  return (
    <div class="inline">
      <label for={id}>{props.label}</label>
      <select
        class="input input--sm"
        id={id}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <For each={props.options}>
          {(option) => (
            <option value={option.value} selected={option.value === props.value}>
              {option.label}
            </option>
          )}
        </For>
      </select>
    </div>
  );
}
