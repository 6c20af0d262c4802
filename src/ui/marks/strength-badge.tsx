import { strengthHelp, strengthNames, type Strength } from '../../domain/measures/strength';

/** A word with three bars; pointing at it shows the rule behind it. */
export function StrengthBadge(props: { strength: Strength }) {
  return (
    <span class={`strength strength--${props.strength}`} title={strengthHelp}>
      <i aria-hidden="true">
        <b />
        <b />
        <b />
      </i>
      {strengthNames[props.strength]}
    </span>
  );
}
