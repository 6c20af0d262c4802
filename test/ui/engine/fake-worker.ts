import * as Comlink from 'comlink';
import { success, type Result } from '../../../src/domain/errors';
import type { Progress } from '../../../src/domain/progress';

export interface Asked {
  id: number;
  name: string;
  input: unknown;
  progress: ((progress: Progress) => void) | undefined;
  answer: (result: Result<unknown>) => void;
}

/** A worker in the page's own thread: a test answers for the engine, or lets it die. */
export class FakeWorker extends EventTarget {
  readonly asked: Asked[] = [];
  readonly cancelled: number[] = [];
  isTerminated = false;
  readonly #page: MessagePort;
  #die: (detail: string) => void = () => undefined;

  constructor(boot: Result<null> = success(null)) {
    super();
    const { port1, port2 } = new MessageChannel();
    this.#page = port1;
    Comlink.expose(
      {
        boot: async (
          _hasServiceWorker: boolean,
          _onProgress: unknown,
          onDeath: (detail: string) => void,
        ) => {
          this.#die = onDeath;
          return boot;
        },
        ask: (id: number, name: string, input: unknown, progress: Asked['progress']) =>
          new Promise((answer) => this.asked.push({ id, name, input, progress, answer })),
        cancel: (id: number) => void this.cancelled.push(id),
      },
      port2,
    );
    port1.addEventListener('message', (event) => {
      this.dispatchEvent(new MessageEvent('message', { data: event.data }));
    });
    port1.start();
  }

  postMessage(message: unknown, transfer: Transferable[] = []): void {
    this.#page.postMessage(message, transfer);
  }

  terminate(): void {
    this.isTerminated = true;
    this.#page.close();
  }

  /** The engine says that it is of no more use. */
  die(detail: string): void {
    this.#die(detail);
  }

  asWorker(): Worker {
    // Comlink needs no more of a worker than an endpoint.
    return this as unknown as Worker;
  }
}
