import {
  batch,
  createEffect,
  createMemo,
  createSignal,
  on,
  onCleanup,
  type Accessor,
} from 'solid-js';
import { cancelled, type Failure, type Result } from '../domain/errors';
import type { Progress } from '../domain/progress';
import { isSameValue } from '../domain/same-value';
import type { AskOptions } from './ask';

export type QueryStatus = 'waiting' | 'loading' | 'ready' | 'failed';

/** An answer with the input that it answers. */
export interface Answered<Answer, Input> {
  readonly input: Input;
  readonly answer: Answer;
}

/**
 * A query asks a question that follows its input. Every answer and failure is known together with its
 * input.
 */
export interface Query<Answer, Input = unknown> {
  /** The answer to the present input; undefined until it is there. */
  readonly current: Accessor<Answer | undefined>;
  /** The newest answer that arrived, which remains while a newer one is on its way. */
  readonly latest: Accessor<Answer | undefined>;
  /** The answer of `latest`, with the input that it answers. */
  readonly answered: Accessor<Answered<Answer, Input> | undefined>;
  /** `waiting` means that there is nothing to ask yet. `loading` also holds while `latest` is shown. */
  readonly status: Accessor<QueryStatus>;
  /**
   * The reason why the present input has no answer; while it is asked again, the reason why it had
   * none.
   */
  readonly failure: Accessor<Failure | undefined>;
  readonly progress: Accessor<Progress | undefined>;
  /** Asks again with the same input. */
  retry(): void;
  /** Gives up the running call; `latest` stays. */
  cancel(): void;
}

/**
 * Asks whenever `input` changes by value; an undefined input asks nothing. The latest input wins: a
 * call that was overtaken is cancelled, and its answer is dropped if it arrives all the same.
 */
export function createQuery<Input, Answer>(
  input: Accessor<Input | undefined>,
  ask: (input: Input, options: AskOptions) => Promise<Result<Answer>>,
): Query<Answer, Input> {
  const present = createMemo(input, undefined, { equals: isSameValue });
  const [answered, setAnswered] = createSignal<Answered<Answer, Input>>();
  const [failed, setFailed] = createSignal<{ input: Input; failure: Failure }>();
  const [isRunning, setRunning] = createSignal(false);
  const [progress, setProgress] = createSignal<Progress>();
  const [retries, setRetries] = createSignal(0);
  let controller: AbortController | undefined;

  async function run(question: Input): Promise<void> {
    const own = new AbortController();
    controller = own;
    setRunning(true);
    setProgress(undefined);
    const result = await ask(question, {
      signal: own.signal,
      onProgress: (next) => {
        if (controller === own) setProgress(next);
      },
    });
    if (controller !== own) return;
    controller = undefined;
    batch(() => {
      setRunning(false);
      if (result.ok) setAnswered({ input: question, answer: result.value });
      setFailed(result.ok ? undefined : { input: question, failure: result.failure });
    });
  }

  function stop(): void {
    const running = controller;
    controller = undefined;
    running?.abort();
    setRunning(false);
  }

  createEffect(
    on([present, retries], ([question, round], before) => {
      stop();
      if (question === undefined) setAnswered(undefined);
      // When the input is back at the one that was answered last, the answer is already there.
      else if (round !== before?.[1] || !isSameValue(answered()?.input, question)) {
        void run(question);
      }
    }),
  );
  onCleanup(stop);

  const known = () => (present() === undefined ? undefined : answered());
  const current = createMemo(() => {
    const found = known();
    return found !== undefined && isSameValue(found.input, present()) ? found : undefined;
  });
  const failure = () => {
    const found = failed();
    return found !== undefined && found.input === present() ? found.failure : undefined;
  };
  const status = (): QueryStatus => {
    if (present() === undefined) return 'waiting';
    if (isRunning()) return 'loading';
    const reason = failure();
    if (reason === undefined) return current() === undefined ? 'loading' : 'ready';
    return reason.kind === 'cancelled' && known() !== undefined ? 'ready' : 'failed';
  };

  return {
    current: () => current()?.answer,
    latest: () => known()?.answer,
    answered: known,
    status,
    failure,
    progress,
    retry: () => setRetries((count) => count + 1),
    cancel: () => {
      const question = present();
      if (controller === undefined || question === undefined) return;
      batch(() => {
        stop();
        setFailed({ input: question, failure: cancelled });
      });
    },
  };
}
