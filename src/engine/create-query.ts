import { createEffect, createSignal, on, onCleanup, untrack, type Accessor } from 'solid-js';
import type { Failure, Result } from '../domain/errors';
import type { Progress } from '../domain/progress';
import type { AskOptions } from './engine';

export type QueryStatus = 'waiting' | 'loading' | 'ready' | 'failed';

/** A question that follows its input. */
export interface Query<Answer> {
  /** The newest answer that arrived; while a newer one is on its way, the one before. */
  readonly latest: Accessor<Answer | undefined>;
  /** `waiting`: there is nothing to ask yet. `loading` is also said while `latest` is shown. */
  readonly status: Accessor<QueryStatus>;
  readonly failure: Accessor<Failure | undefined>;
  readonly progress: Accessor<Progress | undefined>;
  /** Asks again with the same input. */
  retry(): void;
  /** Gives up what is running; `latest` stays. */
  cancel(): void;
}

/**
 * Asks whenever `input` changes; an undefined input asks nothing. The latest input wins: a call that
 * was overtaken is cancelled, and its answer is dropped if it comes all the same.
 */
export function createQuery<Input, Answer>(
  input: Accessor<Input | undefined>,
  ask: (input: Input, options: AskOptions) => Promise<Result<Answer>>,
): Query<Answer> {
  const [latest, setLatest] = createSignal<Answer>();
  const [status, setStatus] = createSignal<QueryStatus>('waiting');
  const [failure, setFailure] = createSignal<Failure>();
  const [progress, setProgress] = createSignal<Progress>();
  const [round, setRound] = createSignal(0);
  let controller: AbortController | undefined;

  async function run(question: Input): Promise<void> {
    const own = new AbortController();
    controller = own;
    setStatus('loading');
    setProgress(undefined);
    const result = await ask(question, {
      signal: own.signal,
      onProgress: (next) => {
        if (controller === own) setProgress(next);
      },
    });
    if (controller !== own) return;
    controller = undefined;
    if (result.ok) {
      setLatest(() => result.value);
      setFailure(undefined);
      setStatus('ready');
    } else {
      setFailure(result.failure);
      setStatus('failed');
    }
  }

  function stop(): void {
    const running = controller;
    controller = undefined;
    running?.abort();
  }

  createEffect(
    on([input, round], ([question]) => {
      stop();
      if (question === undefined) {
        setLatest(undefined);
        setFailure(undefined);
        setStatus('waiting');
      } else {
        void run(question);
      }
    }),
  );
  onCleanup(stop);

  return {
    latest,
    status,
    failure,
    progress,
    retry: () => setRound((count) => count + 1),
    cancel: () => {
      if (controller === undefined) return;
      stop();
      setStatus(untrack(latest) === undefined ? 'failed' : 'ready');
      setFailure({ kind: 'cancelled', message: 'Cancelled.' });
    },
  };
}
