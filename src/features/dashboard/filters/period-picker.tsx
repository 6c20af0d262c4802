import { createUniqueId, For } from 'solid-js';
import { isDay, sameRange, type DayRange } from '../../../domain/dates/periods';
import { ordered, presets, type FilterableShop } from '../../../domain/dashboard/filters';
import { formatDays } from '../../../ui/format';
import { Icon } from '../../../ui/icon';
import { placeBelow } from '../../../ui/overlay/place-below';

/** The period, as one of the usual ones or from any day to any other. */
export function PeriodPicker(props: {
  shop: FilterableShop;
  period: DayRange;
  onChange: (period: DayRange) => void;
}) {
  const id = createUniqueId();
  let button!: HTMLButtonElement;
  let popover!: HTMLDivElement;
  let from!: HTMLInputElement;
  let to!: HTMLInputElement;

  const choose = (period: DayRange) => {
    popover.hidePopover();
    button.focus();
    props.onChange(period);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isDay(from.value) && isDay(to.value)) choose(ordered(from.value, to.value));
  };
  const opened = () => {
    from.value = props.period.from;
    to.value = props.period.to;
    placeBelow(button, popover, 'left');
    popover.querySelector('button')?.focus();
  };

  return (
    <>
      <button ref={button} type="button" class="pick" popovertarget={id} aria-haspopup="dialog">
        <Icon name="calendar" />
        <span class="vh">Period</span>
        <b>{formatDays(props.period.from, props.period.to)}</b>
        <Icon name="down" />
      </button>
      <div
        ref={popover}
        id={id}
        class="menu period"
        role="dialog"
        aria-label="Period"
        popover="auto"
        onToggle={(event) => event.newState === 'open' && opened()}
      >
        <ul>
          <For each={presets(props.shop)}>
            {(preset) => (
              <li>
                <button
                  type="button"
                  aria-pressed={sameRange(preset.period, props.period)}
                  onClick={() => choose(preset.period)}
                >
                  {preset.label}
                </button>
              </li>
            )}
          </For>
        </ul>
        <form onSubmit={submit}>
          <label class="field">
            <span class="field__label">From</span>
            <input
              ref={from}
              class="input input--sm"
              type="date"
              required
              min={props.shop.firstDay ?? undefined}
              max={props.shop.lastDay ?? undefined}
            />
          </label>
          <label class="field">
            <span class="field__label">To</span>
            <input
              ref={to}
              class="input input--sm"
              type="date"
              required
              min={props.shop.firstDay ?? undefined}
              max={props.shop.lastDay ?? undefined}
            />
          </label>
          <button class="btn btn--primary" type="submit">
            Show this period
          </button>
        </form>
      </div>
    </>
  );
}
