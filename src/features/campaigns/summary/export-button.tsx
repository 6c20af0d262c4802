import type { JSX } from 'solid-js';
import { Icon, type IconName } from '../../../ui/icon';

/** One way out of the browser, with what it makes. */
export function ExportButton(props: {
  icon: IconName;
  end: IconName;
  label: string;
  note: JSX.Element;
  disabled?: boolean;
  run: () => void;
}) {
  return (
    <button class="exp" type="button" disabled={props.disabled} onClick={() => props.run()}>
      <Icon name={props.icon} />
      <span>
        <b>{props.label}</b> <small>{props.note}</small>
      </span>
      <Icon name={props.end} />
    </button>
  );
}
