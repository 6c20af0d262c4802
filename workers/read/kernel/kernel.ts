import { KERNEL } from '../../../.generated/kernel-wasm';

/** What `kernel.as.ts` exports; its doc comments say what each does. Places are addresses in its memory. */
interface Exports {
  readonly memory: WebAssembly.Memory;
  allocate(bytes: number): number;
  release(place: number): void;
  newCutting(): number;
  cut(cutting: number): void;
  newCells(): number;
  releaseCells(cells: number): void;
  find(cells: number, start: number, length: number): number;
  indexesOf(
    cells: number,
    cutting: number,
    column: number,
    from: number,
    to: number,
    base: number,
    into: number,
  ): void;
}

const FEWEST_SCRATCH = 1 << 14;
let compiled: WebAssembly.Module | undefined;

/**
 * The memory in which one file is read, and what is done there to its bytes and cells. Whatever allocates
 * may make the memory larger: views of it that were taken before are empty then, and have to be taken
 * again.
 */
export class Kernel {
  readonly run: Exports;
  #bytes: Uint8Array<ArrayBuffer>;
  #scratch = 0;
  #scratchRoom = 0;

  constructor() {
    compiled ??= new WebAssembly.Module(
      Uint8Array.from(atob(KERNEL), (char) => char.charCodeAt(0)),
    );
    this.run = new WebAssembly.Instance(compiled).exports as unknown as Exports;
    this.#bytes = this.#allBytes();
  }

  /** All of the memory, so that places are indexes. */
  get bytes(): Uint8Array<ArrayBuffer> {
    if (this.#bytes.length === 0) this.#bytes = this.#allBytes();
    return this.#bytes;
  }

  /** So many integers from a place on. */
  ints(place: number, length: number): Int32Array<ArrayBuffer> {
    return new Int32Array(this.bytes.buffer, place, length);
  }

  /** A place for so many bytes, until it is asked for again. */
  scratch(bytes: number): number {
    if (bytes > this.#scratchRoom) {
      this.run.release(this.#scratch);
      this.#scratchRoom = Math.max(FEWEST_SCRATCH, 2 * bytes);
      this.#scratch = this.run.allocate(this.#scratchRoom);
    }
    return this.#scratch;
  }

  #allBytes = () => new Uint8Array(this.run.memory.buffer as ArrayBuffer);
}
