import { children, createUniqueId, Show, type JSX } from 'solid-js';

/** A titled panel. */
export function Panel(props: {
  title: string;
  subtitle?: JSX.Element;
  tools?: JSX.Element;
  class?: string;
  flush?: boolean;
  bodyClass?: string;
  children: JSX.Element;
}) {
  const titleId = createUniqueId();
  // Resolved once: each look at the prop would make its elements anew.
  const tools = children(() => props.tools);
  return (
    <section class={`panel ${props.class ?? ''}`} aria-labelledby={titleId}>
      <header class="panel__head">
        <div>
          <h2 class="panel__title" id={titleId}>
            {props.title}
          </h2>
          <Show when={props.subtitle}>
            <p class="panel__sub">{props.subtitle}</p>
          </Show>
        </div>
        <Show when={tools()}>
          <div class="panel__tools">{tools()}</div>
        </Show>
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
