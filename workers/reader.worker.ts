import { failureOf } from '../src/domain/errors';
import { readLinesHere } from './read/read-lines';
import { BLOCKS_AHEAD, type ReaderNews, type ReaderRequest } from './read/read-lines-beside';
import { transferables } from './transferables';

const tell = (news: ReaderNews) => postMessage(news, { transfer: transferables(news) });

/** Who does not want the lines any more terminates the worker. */
const { signal } = new AbortController();
/** So many more blocks may be told before one is taken. */
const ahead = { left: 0 };
let wake: () => void = () => undefined;

addEventListener('message', ({ data }: MessageEvent<ReaderRequest>) => {
  if (data.ask === 'read') void read(data);
  else ahead.left += 1;
  wake();
});

async function read({
  file,
  plan,
  linesAtOnce,
  bytesAtOnce,
}: Extract<ReaderRequest, { ask: 'read' }>): Promise<void> {
  ahead.left = BLOCKS_AHEAD;
  const onBytes = (done: number) => tell({ tell: 'bytes', done });
  try {
    const reading = readLinesHere(file, plan, { signal, onBytes, linesAtOnce, bytesAtOnce });
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop -- blocks come in their order
      const { done, value } = await reading.next();
      if (done) return tell({ tell: 'end', counts: value });
      // oxlint-disable-next-line no-await-in-loop -- who takes them may be slower
      while (ahead.left === 0) await new Promise<void>((go) => (wake = go));
      ahead.left -= 1;
      tell({ tell: 'block', block: value });
    }
  } catch (error) {
    tell({ tell: 'failure', failure: failureOf(error) });
  }
}
