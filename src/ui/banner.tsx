import type { JSX } from 'solid-js';
import { Icon } from './icon';

const icons = { info: 'info', warn: 'alert', neg: 'alert', pos: 'check' } as const;

/** A note at the top of the page it concerns. */
export function Banner(props: {
  tone: keyof typeof icons;
  children: JSX.Element;
  action?: JSX.Element;
}) {
  return (
    <div class={`banner banner--${props.tone}`} role={props.tone === 'neg' ? 'alert' : 'note'}>
      <Icon name={icons[props.tone]} />
      <span>{props.children}</span>
      {props.action}
    </div>
  );
}
