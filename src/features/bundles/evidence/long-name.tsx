import { createSignal, Show } from 'solid-js';
import { shortName } from './short-name';

/** A product's name; of a very long one its beginning, with a button that shows and hides the rest. */
export function LongName(props: { name: string }) {
  const [isWhole, setWhole] = createSignal(false);
  const isLong = () => shortName(props.name) !== props.name;
  return (
    <Show when={isLong()} fallback={props.name}>
      <span title={props.name}>{isWhole() ? props.name : shortName(props.name)}</span>{' '}
      <button
        class="link small long-name__more"
        type="button"
        aria-expanded={isWhole()}
        onClick={() => setWhole((shown) => !shown)}
      >
        {isWhole() ? 'Show less' : 'Show the whole name'}
      </button>
    </Show>
  );
}

/** The beginning of a very long name where there is no room for more; the whole of it on pointing at it. */
export function ShortName(props: { name: string }) {
  return (
    <Show when={shortName(props.name) !== props.name} fallback={props.name}>
      <span title={props.name}>{shortName(props.name)}</span>
    </Show>
  );
}
