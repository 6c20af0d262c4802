import { createUniqueId, Show, type JSX } from 'solid-js';

/** A titled panel without tools. */
export function Panel(props: {
  title: string;
  subtitle?: string;
  flush?: boolean;
  bodyClass?: string;
  children: JSX.Element;
}) {
  const titleId = createUniqueId();
  return (
    <section class="panel" aria-labelledby={titleId}>
      <header class="panel__head">
        <div>
          <h2 class="panel__title" id={titleId}>
            {props.title}
          </h2>
          <Show when={props.subtitle}>
            <p class="panel__sub">{props.subtitle}</p>
          </Show>
        </div>
      </header>
      <div
        class={`panel__body ${props.bodyClass ?? ''}`}
        classList={{ 'panel__body--flush': props.flush }}
      >
        {props.children}
      </div>
    </section>
  );
}
