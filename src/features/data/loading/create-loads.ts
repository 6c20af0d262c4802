import { createSignal, type Accessor } from 'solid-js';
import type { Failure, Result } from '../../../domain/errors';
import type { LoadReport } from '../../../domain/shop/shop';
import type { LoadOptions, ShopSession, ShopSource } from '../../../engine/create-shop-session';
import type { LoadedFile } from './load-stages';

/** The way from files to a shop stands at one of these steps. */
export type Step = 'start' | 'columns' | 'loading' | 'report';

/** The load that is under way. */
export interface Loading {
  readonly shop: string;
  readonly files: readonly LoadedFile[];
}

/**
 * The steps and what a load comes to. Invariants: `report` is reached only by a load that is
 * complete; a load that fails or is given up ends where it began; what an older load still says is
 * not heard.
 */
export interface Loads {
  readonly step: Accessor<Step>;
  readonly loading: Accessor<Loading>;
  readonly failure: Accessor<Failure | undefined>;
  /** Something that just happened, to be said in passing. */
  readonly notice: Accessor<string>;
  say(notice: string): void;
  /** Drops what was said of the files before: they are others now. */
  changed(): void;
  goTo(step: Step): void;
  /** Runs a load and ends in a step, whatever it comes to; `isOver` tells that it was given up. */
  run(
    from: 'start' | 'columns',
    shop: string,
    ask: (isOver: () => boolean) => Promise<Result<LoadReport>>,
  ): Promise<void>;
  /** The engine's part of a run. */
  ask(source: ShopSource, options?: LoadOptions): Promise<Result<LoadReport>>;
  cancel(): void;
}

export function createLoads(session: ShopSession, first: Step): Loads {
  const [step, setStep] = createSignal<Step>(first);
  const [failure, setFailure] = createSignal<Failure>();
  const [notice, setNotice] = createSignal('');
  const [loading, setLoading] = createSignal<Loading>({ shop: '', files: [] });
  let attempt = 0;
  let cameFrom: 'start' | 'columns' = 'start';
  let isLoadAsked = false;

  function changed(): void {
    setFailure(undefined);
    setNotice('');
  }

  return {
    step,
    loading,
    failure,
    notice,
    say: (text) => void setNotice(text),
    changed,
    goTo(next) {
      changed();
      setStep(next);
    },
    async run(from, shop, ask) {
      const own = ++attempt;
      cameFrom = from;
      changed();
      setLoading({ shop, files: [] });
      setStep('loading');
      const result = await ask(() => own !== attempt);
      if (own !== attempt) return;
      isLoadAsked = false;
      if (!result.ok) setFailure(result.failure);
      setStep(result.ok ? 'report' : from);
    },
    ask(source, options) {
      setLoading(loadingOf(source));
      isLoadAsked = true;
      return session.load(source, options);
    },
    cancel() {
      if (step() !== 'loading') return;
      attempt += 1;
      if (isLoadAsked) session.cancelLoad();
      isLoadAsked = false;
      setNotice('Cancelled.');
      setStep(cameFrom);
    },
  };
}

const loadingOf = ({ recipe, files }: ShopSource): Loading => ({
  shop: recipe.name,
  files: recipe.sources.map(({ name, kind }, index) => ({
    name,
    kind,
    bytes: files[index]?.size ?? 0,
  })),
});
