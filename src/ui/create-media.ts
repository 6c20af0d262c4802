import { createSignal, onCleanup, type Accessor } from 'solid-js';

/** The breakpoints of the design, for decisions that CSS alone cannot make. */
export const PHONE = '(max-width: 720px)';
export const NARROW = '(max-width: 1180px)';

/** Follows a media query. */
export function createMedia(query: string): Accessor<boolean> {
  const media = matchMedia(query);
  const [matches, setMatches] = createSignal(media.matches);
  const listen = () => setMatches(media.matches);
  media.addEventListener('change', listen);
  onCleanup(() => media.removeEventListener('change', listen));
  return matches;
}
