import { Index, Show } from 'solid-js';
import { Icon } from '../../../ui/icon';
import { abilitiesOf } from './abilities';
import type { SourceDraft } from '../sources/source-draft';

/** Says what the shop will be good for with these columns. */
export function Abilities(props: { sources: readonly SourceDraft[] }) {
  return (
    <section class="panel" aria-labelledby="abilities-title">
      <header class="panel__head">
        <h2 class="panel__title" id="abilities-title">
          What you will be able to do
        </h2>
      </header>
      <div class="panel__body">
        <Show
          when={!props.sources.every(({ isPending }) => isPending)}
          fallback={<p class="t3">The first rows of the files will tell.</p>}
        >
          <ul class="minicheck">
            <Index each={abilitiesOf(props.sources)}>
              {(ability) => (
                <li classList={{ 'is-warn': !ability().isThere }}>
                  <Icon name={ability().isThere ? 'check' : 'alert'} />
                  <span>{ability().text}</span>
                </li>
              )}
            </Index>
          </ul>
        </Show>
      </div>
    </section>
  );
}
