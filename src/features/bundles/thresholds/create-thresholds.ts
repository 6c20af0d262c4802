import { useBeforeLeave, useLocation, useNavigate } from '@solidjs/router';
import { createEffect, createSignal, on, onCleanup, untrack, type Accessor } from 'solid-js';
import {
  defaultThresholds,
  formatThresholds,
  parseThresholds,
  type Thresholds,
} from '../../../domain/bundles/thresholds';

const PATH = '/bundles';
/** The view follows a slider at once, the address when it rests. In ms. */
const REST = 150;

export interface ThresholdsState {
  readonly current: Accessor<Thresholds>;
  change(part: Partial<Thresholds>): void;
  reset(): void;
  /** The query of the address for what is shown now, without `?`. Writes it where it is not yet. */
  settle(): string;
}

/**
 * The thresholds, held together with the address: a change is written there without a new step in
 * the history, and an address that changes by other means (a link, Back, typing) changes the view.
 */
export function createThresholds(): ThresholdsState {
  const location = useLocation();
  const navigate = useNavigate();
  const parse = (search: string) => parseThresholds(new URLSearchParams(search));
  const [current, setCurrent] = createSignal(parse(untrack(() => location.search)));
  const query = () => formatThresholds(untrack(current)).toString();
  let known = query();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function write(): void {
    clearTimeout(timer);
    if (query() === known) return;
    known = query();
    const address = known === '' ? PATH : `${PATH}?${known}`;
    navigate(address, { replace: true, scroll: false, resolve: false });
  }

  function put(next: Thresholds): void {
    setCurrent(next);
    clearTimeout(timer);
    timer = setTimeout(write, REST);
  }

  createEffect(
    on(
      () => (location.pathname === PATH ? location.search : undefined),
      (search) => {
        if (search === undefined) return;
        const next = parse(search);
        const incoming = formatThresholds(next).toString();
        if (incoming === known) return; // our own writing
        known = incoming;
        clearTimeout(timer);
        setCurrent(next);
      },
      { defer: true },
    ),
  );
  // Another page may take a while to come; a late writing would call this one back.
  useBeforeLeave(() => clearTimeout(timer));
  onCleanup(() => clearTimeout(timer));

  return {
    current,
    change: (part) => put({ ...untrack(current), ...part }),
    // The way it is drawn, and what was chosen, are no thresholds: they stay.
    reset: () => {
      const { view, list, columns, chosen } = untrack(current);
      put({ ...defaultThresholds, view, list, columns, chosen });
    },
    settle: () => {
      write();
      return query();
    },
  };
}
