import { cancelled, FailureError, type Failure } from '../../src/domain/errors';
import type { CodedLines, CodedPlan } from './lines/coded-lines';
import type { ReadLines } from './read-lines';
import type { TextCounts } from './read-rows';

/** What the reader's worker is told. */
export type ReaderRequest =
  | { readonly ask: 'read'; file: File; plan: CodedPlan; linesAtOnce: number; bytesAtOnce?: number }
  /** A block was taken: one more may follow. */
  | { readonly ask: 'more' };

/** What it tells. Nothing follows `end` and `failure`. */
export type ReaderNews =
  | { readonly tell: 'block'; block: CodedLines }
  | { readonly tell: 'bytes'; done: number }
  | { readonly tell: 'end'; counts: TextCounts }
  | { readonly tell: 'failure'; failure: Failure };

/** The reader may be so many blocks ahead of who takes them. */
export const BLOCKS_AHEAD = 2;

/**
 * Makes a reader that works in a worker of its own, beside the database. The worker is kept: one that
 * has read a file reads the next one faster.
 */
export function readLinesBeside(start: () => Worker): ReadLines {
  let idle: Worker | undefined;
  return async function* read(file, plan, { signal, onBytes, linesAtOnce, bytesAtOnce }) {
    if (signal.aborted) throw new FailureError(cancelled);
    const worker = idle ?? start();
    idle = undefined;
    const inbox = new Inbox(worker);
    const say = (request: ReaderRequest) => worker.postMessage(request);
    // It may be in the middle of megabytes: it is not waited for.
    const stop = () => inbox.put({ tell: 'failure', failure: cancelled });
    signal.addEventListener('abort', stop, { once: true });
    let isDone = false;
    try {
      say({ ask: 'read', file, plan, linesAtOnce, bytesAtOnce });
      for (;;) {
        // oxlint-disable-next-line no-await-in-loop -- blocks come in their order
        const news = await inbox.next();
        if (signal.aborted) throw new FailureError(cancelled);
        if (news.tell === 'block') {
          say({ ask: 'more' });
          yield news.block;
        } else if (news.tell === 'bytes') onBytes?.(news.done);
        else {
          isDone = true;
          if (news.tell === 'end') return news.counts;
          throw new FailureError(news.failure);
        }
      }
    } finally {
      signal.removeEventListener('abort', stop);
      inbox.close();
      // One that is still at work would answer into the next reading.
      if (isDone && !inbox.isDead && idle === undefined) idle = worker;
      else worker.terminate();
    }
  };
}

/** Keeps what a worker tells until it is asked for. Its death is a failure that it tells. */
class Inbox {
  isDead = false;
  readonly #worker: Worker;
  readonly #news: ReaderNews[] = [];
  #wake: () => void = () => undefined;
  readonly #onMessage = ({ data }: MessageEvent<ReaderNews>) => this.put(data);
  readonly #onDeath = (event: Event) => {
    event.preventDefault();
    this.isDead = true;
    const detail = 'message' in event ? String(event.message) : event.type;
    const message = 'The reader stopped. Try again, or load fewer files at once.';
    this.put({ tell: 'failure', failure: { kind: 'unexpected', message, detail } });
  };

  constructor(worker: Worker) {
    this.#worker = worker;
    worker.addEventListener('message', this.#onMessage);
    worker.addEventListener('messageerror', this.#onDeath);
    worker.addEventListener('error', this.#onDeath);
  }

  async next(): Promise<ReaderNews> {
    let news = this.#news.shift();
    while (news === undefined) {
      // oxlint-disable-next-line no-await-in-loop -- something is told at some time
      await new Promise<void>((resolve) => (this.#wake = resolve));
      news = this.#news.shift();
    }
    return news;
  }

  close(): void {
    this.#worker.removeEventListener('message', this.#onMessage);
    this.#worker.removeEventListener('messageerror', this.#onDeath);
    this.#worker.removeEventListener('error', this.#onDeath);
  }

  put(news: ReaderNews): void {
    this.#news.push(news);
    this.#wake();
  }
}
