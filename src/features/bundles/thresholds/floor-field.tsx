import { createUniqueId, Show } from 'solid-js';
import { LOWEST_AUTOMATIC_FLOOR, type MinedPairs } from '../../../domain/bundles/rules';
import { formatNumber, formatNumberShort } from '../../../ui/format';
import type { BundleWords } from '../bundle-words';

/** The smallest joint count that is mined. Changing it mines anew, so it waits for Enter or leaving. */
export function FloorField(props: {
  mined: MinedPairs | undefined;
  /** null: chosen by itself. */
  floor: number | null;
  words: BundleWords;
  onChange: (floor: number | null) => void;
}) {
  const id = createUniqueId();
  const helpId = createUniqueId();
  const commit = (input: HTMLInputElement) => {
    const floor = input.value.trim() === '' ? null : Math.round(input.valueAsNumber);
    if (floor !== null && !(floor >= 1)) input.value = String(props.mined?.floor ?? '');
    else props.onChange(floor);
  };
  const wasRaised = () =>
    props.mined?.floorIsAutomatic === true && props.mined.floor > LOWEST_AUTOMATIC_FLOOR;

  return (
    <div class="field">
      <div class="inline">
        <label for={id}>
          Floor <small class="t3">(orders mined)</small>
        </label>
        <input
          class="input input--sm input--floor"
          id={id}
          type="number"
          min="1"
          step="1"
          inputmode="numeric"
          placeholder="Auto"
          aria-label="Floor (orders mined)"
          aria-describedby={helpId}
          value={props.floor ?? props.mined?.floor ?? ''}
          onChange={(event) => commit(event.currentTarget)}
        />
      </div>
      <p class="field__help" id={helpId}>
        <Show when={props.mined} fallback="The smallest number of joint orders that is mined.">
          {(mined) => (
            <>
              Pairs in fewer than {formatNumber(mined().floor)} {props.words.baskets} are not mined.
              {wasRaised()
                ? ` Raised by itself from ${LOWEST_AUTOMATIC_FLOOR} to keep the search quick.`
                : ''}{' '}
              About {formatNumberShort(mined().joinedRows)} rows joined.
            </>
          )}
        </Show>
        <Show when={props.floor !== null}>
          {' '}
          <button class="link" type="button" onClick={() => props.onChange(null)}>
            Choose by itself
          </button>
        </Show>
      </p>
    </div>
  );
}
