import { createUniqueId } from 'solid-js';
import { formatNumber } from '../../../ui/format';

/** Chooses how many of something a drawing shows. */
export function CountSlider(props: {
  label: string;
  least: number;
  most: number;
  value: number;
  onChange: (value: number) => void;
}) {
  const id = createUniqueId();
  return (
    <span class="count-slider">
      <label for={id}>{props.label}</label>
      <input
        id={id}
        type="range"
        min={props.least}
        max={props.most}
        value={props.value}
        onInput={(event) => props.onChange(event.currentTarget.valueAsNumber)}
      />
      <output for={id}>{formatNumber(props.value)}</output>
    </span>
  );
}
