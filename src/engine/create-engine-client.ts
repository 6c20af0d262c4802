import * as Comlink from 'comlink';
import { createSignal, type Accessor } from 'solid-js';
import { cancelled, failed, failureOf, success, type Failure, type Result } from '../domain/errors';
import type { Progress } from '../domain/progress';
import type { Bridge } from '../../workers/engine.worker';
import type { AnswerOf, Ask, AskOptions, InputOf, QuestionName } from './ask';
import { engineUrl } from './engine-build';

export type EngineStatus =
  | { state: 'starting'; progress: Progress | null }
  | { state: 'ready' }
  | { state: 'stopped'; failure: Failure };

export interface EngineClient {
  readonly ask: Ask;
  readonly status: Accessor<EngineStatus>;
  /**
   * Ends the worker, settles pending calls with a failure and starts another worker. The shop has to be
   * replayed.
   */
  restart(): void;
}

/** A call that reports no progress for this long, in ms, is cancelled and said to have timed out. */
const DEADLINE = 120_000;
const stoppedFailure: Failure = {
  kind: 'engine-stopped',
  message: 'The engine stopped and is started again.',
};

/**
 * Creates the page's side of the worker. Invariants: every call has an id and settles exactly once, by
 * its answer, its deadline, its signal or the worker's death, whichever comes first. `onRestart` runs
 * after a dead worker was replaced; questions asked meanwhile wait for it. No worker starts before
 * `isSafe`.
 */
export function createEngineClient(
  spawn: () => Worker,
  onRestart: () => void,
  isSafe: Promise<void> = Promise.resolve(),
): EngineClient {
  const [status, setStatus] = createSignal<EngineStatus>({ state: 'starting', progress: null });
  const pending = new Map<number, (failure: Failure) => void>();
  let nextId = 1;
  let running = start();

  function start(): RunningEngine {
    setStatus({ state: 'starting', progress: null });
    const engine: RunningEngine = { ready: isSafe.then(() => boot(engine)) };
    return engine;
  }

  async function boot(engine: RunningEngine): Promise<Result<Comlink.Remote<Bridge>>> {
    const worker = spawn();
    const bridge = Comlink.wrap<Bridge>(worker);
    engine.worker = worker;
    const die = (detail: string) => {
      if (running === engine) restart(detail);
    };
    worker.addEventListener('error', (event) => die(event.message));
    const result = await bridge.boot(
      Boolean(navigator.serviceWorker?.controller),
      Comlink.proxy((progress: Progress) => setStatus({ state: 'starting', progress })),
      Comlink.proxy(die),
    );
    if (running === engine) {
      setStatus(result.ok ? { state: 'ready' } : { state: 'stopped', failure: result.failure });
    }
    return result.ok ? success(bridge) : result;
  }

  function restart(detail?: string): void {
    running.worker?.terminate();
    const failure = { ...stoppedFailure, detail };
    for (const settle of pending.values()) settle(failure);
    running = start();
    onRestart();
  }

  function call<Name extends QuestionName>(
    name: Name,
    input: InputOf<Name>,
    options: AskOptions = {},
  ): Promise<Result<AnswerOf<Name>>> {
    const { signal, onProgress } = options;
    if (signal?.aborted) return Promise.resolve(failed(cancelled));
    const id = nextId++;
    return new Promise((resolve) => {
      const engine = running;
      let timer: ReturnType<typeof setTimeout>;
      const settle = (result: Result<AnswerOf<Name>>) => {
        if (!pending.delete(id)) return;
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        resolve(result);
      };
      const cancel = (failure: Failure) => {
        void cancelWhenReady(engine, id);
        settle(failed(failure));
      };
      const abort = () => cancel(cancelled);
      const expectSign = () => {
        clearTimeout(timer);
        timer = setTimeout(() => cancel(timedOut), DEADLINE);
      };
      const listen = (progress: Progress) => {
        // A sign that comes late must not keep the call, and with it the page it was for.
        if (!pending.has(id)) return;
        expectSign();
        onProgress?.(progress);
      };

      pending.set(id, (failure) => settle(failed(failure)));
      signal?.addEventListener('abort', abort, { once: true });
      expectSign();
      askWhenReady(engine, id, name, input, onProgress && Comlink.proxy(listen)).then(
        (result) => settle(result as Result<AnswerOf<Name>>),
        (error: unknown) => settle(failed(failureOf(error))),
      );
    });
  }

  const ask = new Proxy({} as Ask, {
    get:
      (_, name: QuestionName) =>
      (input: never, options?: AskOptions): unknown =>
        call(name, input, options),
  });
  return { ask, status, restart: () => restart() };
}

interface RunningEngine {
  worker?: Worker;
  ready: Promise<Result<Comlink.Remote<Bridge>>>;
}

async function askWhenReady(
  engine: RunningEngine,
  id: number,
  name: QuestionName,
  input: unknown,
  listen: ((progress: Progress) => void) | undefined,
): Promise<Result<unknown>> {
  const booted = await engine.ready;
  return booted.ok ? booted.value.ask(id, name, input as never, listen) : booted;
}

async function cancelWhenReady(engine: RunningEngine, id: number): Promise<void> {
  const booted = await engine.ready;
  if (booted.ok) await booted.value.cancel(id);
}

const timedOut: Failure = {
  kind: 'timeout',
  message: 'The engine did not answer in time. Try again, or reload the page.',
};

export const spawnEngineWorker = (): Worker =>
  new Worker(engineUrl, { type: 'module', name: 'engine' });
