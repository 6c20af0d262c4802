import { createUniqueId, For, Show, type JSX } from 'solid-js';
import { Icon } from '../icon';

interface FieldProps {
  label: string;
  value: string;
  /** The error says what is wrong and what to do. It is shown beside the field and read with it. */
  error?: string;
  help?: JSX.Element;
  onInput: (value: string) => void;
  /** Runs when the person has left the field. */
  onLeave?: () => void;
}

/** Puts the label above and the help or error below, and ties both to the control. */
function Frame(props: {
  label: string;
  error?: string;
  help?: JSX.Element;
  children: (ids: { id: string; describedBy: string | undefined }) => JSX.Element;
}) {
  const id = createUniqueId();
  const describedBy = () =>
    props.error !== undefined || props.help !== undefined ? `${id}-note` : undefined;
  return (
    <div class="field">
      <label class="field__label" for={id}>
        {props.label}
      </label>
      {props.children({
        id,
        get describedBy() {
          return describedBy();
        },
      })}
      <Show
        when={props.error}
        fallback={
          <Show when={props.help}>
            <span class="field__help" id={`${id}-note`}>
              {props.help}
            </span>
          </Show>
        }
      >
        <span class="field__error" id={`${id}-note`}>
          <Icon name="alert" small />
          {props.error}
        </span>
      </Show>
    </div>
  );
}

/** A line of text, a number as text, or a day. */
export function TextField(
  props: FieldProps & {
    type?: 'text' | 'date';
    /** A phone shows this kind of keyboard. */
    inputMode?: 'text' | 'decimal';
    /** These stand before and after the value, e.g. a currency sign. */
    prefix?: string;
    suffix?: string;
    required?: boolean;
  },
) {
  return (
    <Frame label={props.label} error={props.error} help={props.help}>
      {(ids) => (
        <span class="input" classList={{ 'is-error': props.error !== undefined }}>
          <Show when={props.prefix}>
            <span class="input__affix" aria-hidden="true">
              {props.prefix}
            </span>
          </Show>
          <input
            id={ids.id}
            type={props.type ?? 'text'}
            inputmode={props.inputMode}
            autocomplete="off"
            value={props.value}
            aria-required={props.required ? 'true' : undefined}
            aria-invalid={props.error === undefined ? undefined : 'true'}
            aria-describedby={ids.describedBy}
            onInput={(event) => props.onInput(event.currentTarget.value)}
            onBlur={() => props.onLeave?.()}
          />
          <Show when={props.suffix}>
            <span class="input__affix" aria-hidden="true">
              {props.suffix}
            </span>
          </Show>
        </span>
      )}
    </Frame>
  );
}

export function TextAreaField(props: FieldProps & { rows: number }) {
  return (
    <Frame label={props.label} error={props.error} help={props.help}>
      {(ids) => (
        <textarea
          id={ids.id}
          class="input"
          classList={{ 'is-error': props.error !== undefined }}
          rows={props.rows}
          value={props.value}
          aria-invalid={props.error === undefined ? undefined : 'true'}
          aria-describedby={ids.describedBy}
          onInput={(event) => props.onInput(event.currentTarget.value)}
          onBlur={() => props.onLeave?.()}
        />
      )}
    </Frame>
  );
}

export interface SelectOption<Value extends string> {
  value: Value;
  label: string;
}

export function SelectField<Value extends string>(props: {
  label: string;
  value: Value;
  options: readonly SelectOption<Value>[];
  help?: JSX.Element;
  onChange: (value: Value) => void;
}) {
  return (
    <Frame label={props.label} help={props.help}>
      {(ids) => (
        <select
          id={ids.id}
          class="input"
          aria-describedby={ids.describedBy}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const chosen = props.options.find((option) => option.value === value);
            if (chosen !== undefined) props.onChange(chosen.value);
          }}
        >
          <For each={props.options}>
            {(option) => (
              <option value={option.value} selected={option.value === props.value}>
                {option.label}
              </option>
            )}
          </For>
        </select>
      )}
    </Frame>
  );
}
