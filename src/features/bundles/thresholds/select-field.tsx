import { createEffect, createUniqueId, For } from 'solid-js';

/** A label and a select on one line of the rail. */
export function SelectField<Value extends string>(props: {
  label: string;
  value: Value;
  options: readonly Value[];
  /** Names an option. */
  name: (value: Value) => string;
  /** For long names. */
  isWide?: boolean;
  onChange: (value: Value) => void;
}) {
  const id = createUniqueId();
  let select!: HTMLSelectElement;
  const choose = (text: string) => {
    const option = props.options.find((value) => value === text);
    if (option !== undefined) props.onChange(option);
  };
  // A select forgets its value when its options change.
  createEffect(() => {
    if (props.options.includes(props.value)) select.value = props.value;
  });
  return (
    <div class="inline">
      <label for={id}>{props.label}</label>
      <select
        ref={select}
        class="input input--sm"
        classList={{ 'input--wide': props.isWide }}
        id={id}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <For each={props.options}>
          {(value) => <option value={value}>{props.name(value)}</option>}
        </For>
      </select>
    </div>
  );
}
