import { describe, expect, test } from 'vitest';
import { plainDialect, type SourceRecipe } from '../../../src/domain/recipe/recipe';
import type { CodedLines, CodedPlan } from '../../../workers/read/lines/coded-lines';
import { readLinesHere } from '../../../workers/read/read-lines';
import {
  BLOCKS_AHEAD,
  readLinesBeside,
  type ReaderNews,
  type ReaderRequest,
} from '../../../workers/read/read-lines-beside';

const source: SourceRecipe = {
  name: 'lines.csv',
  kind: 'lines',
  shape: 'long',
  ordersBy: { by: 'number' },
  dialect: plainDialect,
  columns: (['order_id', 'product_id'] as const).map((role) => ({ header: role, role })),
};
const plan: CodedPlan = {
  source,
  columns: source.columns,
  keys: [[0], [1]],
  carried: null,
  header: [],
  isHashed: false,
};
const rows = Array.from({ length: 50 }, (_, at) => `${at >> 1},P${at % 7}`);
const file = new File([`order_id,product_id\n${rows.join('\n')}\n`], 'lines.csv');
const { signal } = new AbortController();

/** Stands for a worker: what it is told is kept, and what it tells is said by the test. */
class SilentWorker extends EventTarget {
  readonly requests: ReaderRequest[] = [];
  isTerminated = false;

  postMessage(request: ReaderRequest): void {
    this.requests.push(request);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  tell(news: ReaderNews): void {
    this.dispatchEvent(new MessageEvent('message', { data: news }));
  }
}

/** Answers as the reader's worker does, and never is more blocks ahead than it may. */
class ReadingWorker extends SilentWorker {
  mostAhead = 0;
  #ahead = 0;

  override postMessage(request: ReaderRequest): void {
    super.postMessage(request);
    if (request.ask === 'more') this.#ahead -= 1;
    else void this.#read(request);
  }

  async #read(request: Extract<ReaderRequest, { ask: 'read' }>): Promise<void> {
    const { linesAtOnce } = request;
    const options = { signal, linesAtOnce };
    const reading = readLinesHere(request.file, request.plan, options);
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- blocks come in their order
      const { done, value } = await reading.next();
      if (done) return this.tell({ tell: 'end', counts: value });
      this.#ahead += 1;
      this.mostAhead = Math.max(this.mostAhead, this.#ahead);
      this.tell({ tell: 'block', block: value });
    }
  }
}

const asWorker = (worker: SilentWorker) => worker as unknown as Worker;

async function all(reading: AsyncGenerator<CodedLines, unknown>) {
  const blocks: CodedLines[] = [];
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- in their order
    const { done, value } = await reading.next();
    if (done) return { blocks, counts: value };
    blocks.push(value as CodedLines);
  }
}

describe('a reader in a worker of its own', () => {
  test('gives the blocks that reading here gives, in their order, and is used again', async () => {
    const started: ReadingWorker[] = [];
    const read = readLinesBeside(() => {
      started.push(new ReadingWorker());
      return asWorker(started.at(-1) as ReadingWorker);
    });
    const here = await all(readLinesHere(file, plan, { signal, linesAtOnce: 8 }));
    expect(here.blocks).toHaveLength(7);
    expect(await all(read(file, plan, { signal, linesAtOnce: 8 }))).toEqual(here);
    expect(await all(read(file, plan, { signal, linesAtOnce: 8 }))).toEqual(here);
    expect(started).toHaveLength(1);
    expect(started[0]?.requests.filter(({ ask }) => ask === 'more')).toHaveLength(14);
    expect(BLOCKS_AHEAD).toBeGreaterThan(0);
  });

  test('that dies is a failure with a sentence, and the next reading has another worker', async () => {
    const started: SilentWorker[] = [];
    const read = readLinesBeside(() => {
      started.push(new SilentWorker());
      return asWorker(started.at(-1) as SilentWorker);
    });
    const first = read(file, plan, { signal, linesAtOnce: 8 }).next();
    started[0]?.dispatchEvent(new Event('error', { cancelable: true }));
    await expect(first).rejects.toMatchObject({
      failure: { message: 'The reader stopped. Try again, or load fewer files at once.' },
    });
    const second = read(file, plan, { signal, linesAtOnce: 8 }).next();
    started[1]?.tell({ tell: 'end', counts: { brokenQuotes: 0, replaced: 0 } });
    expect(await second).toEqual({ done: true, value: { brokenQuotes: 0, replaced: 0 } });
    expect(started.map(({ isTerminated }) => isTerminated)).toEqual([true, false]);
  });

  test('that is cancelled is not waited for, whatever it has told already', async () => {
    const worker = new SilentWorker();
    const read = readLinesBeside(() => asWorker(worker));
    const stopping = new AbortController();
    const reading = read(file, plan, { signal: stopping.signal, linesAtOnce: 8 });
    const next = reading.next();
    stopping.abort();
    worker.tell({ tell: 'end', counts: { brokenQuotes: 0, replaced: 0 } });
    await expect(next).rejects.toMatchObject({ failure: { kind: 'cancelled' } });
    expect(worker.isTerminated).toBe(true);
  });

  test('whose reading is left half-way works no more', async () => {
    const worker = new ReadingWorker();
    const reading = readLinesBeside(() => asWorker(worker))(file, plan, { signal, linesAtOnce: 8 });
    await reading.next();
    await reading.return({ brokenQuotes: 0, replaced: 0 });
    expect(worker.isTerminated).toBe(true);
  });
});
