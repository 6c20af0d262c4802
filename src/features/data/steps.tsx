import { For } from 'solid-js';
import { Icon } from '../../ui/icon';

const STEPS = ['Files', 'Columns', 'Load', 'Quality report'] as const;

/** Shows where one is on the way from files to a shop. */
export function Steps(props: { current: (typeof STEPS)[number] }) {
  const at = () => STEPS.indexOf(props.current);
  return (
    <ol class="steps" aria-label="Steps">
      <For each={STEPS}>
        {(name, index) => (
          <li
            classList={{ 'is-done': index() < at() }}
            aria-current={index() === at() ? 'step' : undefined}
          >
            <i>{index() < at() ? <Icon name="check" small /> : index() + 1}</i>
            {name}
          </li>
        )}
      </For>
    </ol>
  );
}
