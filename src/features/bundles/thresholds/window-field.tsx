import { createUniqueId } from 'solid-js';
import { isGrain, type Grain } from '../../../domain/bundles/grains';

/** Asks how many days of a customer make one basket. A change mines anew, so it waits for Enter or leaving. */
export function WindowField(props: { days: number; onChange: (grain: Grain) => void }) {
  const id = createUniqueId();
  const commit = (input: HTMLInputElement) => {
    const grain = `window-${Math.round(input.valueAsNumber)}`;
    if (isGrain(grain)) props.onChange(grain);
    else input.value = String(props.days);
  };
  return (
    <div class="field">
      <div class="inline">
        <label for={id}>Days in a basket</label>
        <input
          class="input input--sm input--floor"
          id={id}
          type="number"
          min="2"
          max="365"
          step="1"
          inputmode="numeric"
          aria-describedby={`${id}-help`}
          value={props.days}
          onChange={(event) => commit(event.currentTarget)}
        />
      </div>
      <p class="field__help" id={`${id}-help`}>
        Counted from each customer’s first order; 2 to 365.
      </p>
    </div>
  );
}
