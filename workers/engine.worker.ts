import * as Comlink from 'comlink';
import { cancelled, failed, failureOf, success, type Result } from '../src/domain/errors';
import type { Progress } from '../src/domain/progress';
import { openDuckDB } from './duckdb';
import { questions, type Questions } from './engine';
import { readLinesBeside } from './read/read-lines-beside';
import { createEngine, type Engine } from './state';
import { transferables } from './transferables';

type ProgressListener = (progress: Progress) => void;

const calls = new Map<number, AbortController>();
let engine: Promise<Engine> | undefined;
/** Settles with the question before: each sees the tables as the one before left them. */
let last: Promise<unknown> = Promise.resolve();

const startReader = () =>
  new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module', name: 'reader' });

const bridge = {
  /** Starts DuckDB. `onDeath` is called once if it dies later; this worker is then of no more use. */
  async boot(
    hasServiceWorker: boolean,
    onProgress: ProgressListener,
    onDeath: (detail: string) => void,
  ): Promise<Result<null>> {
    engine ??= openDuckDB(hasServiceWorker, onProgress, onDeath).then((database) =>
      createEngine(database, undefined, undefined, readLinesBeside(startReader)),
    );
    try {
      await engine;
      return success(null);
    } catch (error) {
      return failed({
        kind: 'engine-stopped',
        message: 'The engine could not start in this browser. Reload the page to try again.',
        detail: failureOf(error).detail,
      });
    }
  },

  /** Answers one question. A failure is an answer too; `cancel` takes the same `id`. */
  async ask(
    id: number,
    name: keyof Questions,
    input: never,
    onProgress: ProgressListener | undefined,
  ): Promise<Result<unknown>> {
    const controller = new AbortController();
    calls.set(id, controller);
    const run = last.then(async () => {
      if (controller.signal.aborted) return failed(cancelled);
      if (engine === undefined) throw new Error('asked before boot');
      const call = { signal: controller.signal, progress: onProgress ?? (() => undefined) };
      return success(await questions[name](await engine, input, call));
    });
    last = run.catch(() => undefined);
    try {
      const answer = await run;
      return Comlink.transfer(answer, transferables(answer));
    } catch (error) {
      return failed(failureOf(error));
    } finally {
      calls.delete(id);
    }
  },

  /** Aborts a question that is not settled; any other id is let pass. */
  cancel(id: number): void {
    calls.get(id)?.abort();
  },
};

export type Bridge = typeof bridge;
Comlink.expose(bridge);
