import * as v from 'valibot';
import { inNameOrder } from '../../domain/in-name-order';
import { readTypedText, typedText } from '../../domain/text/typed-json';
import { openKeyValue, type KeyValue } from '../key-value';
import { textDigest } from './file-digest';

/**
 * Answers about one kept shop, for its next visit. They are a cache: what cannot be kept or read is
 * asked of the engine again, and nothing rejects.
 */
export interface KeptAnswers {
  /**
   * Finds an answer by all that it depends on. It is undefined where none was kept, and where the
   * record is cut off, of another version or changed since it was written.
   */
  recall(question: unknown): Promise<{ answer: unknown } | undefined>;
  keep(question: unknown, answer: unknown): Promise<void>;
}

export interface AnswerStore {
  /**
   * Returns the answers about a shop that one build of the engine gave; those of another are not found.
   * Without a build, which development does not name, nothing is kept.
   */
  of(shopId: string, build: string | undefined): KeptAnswers;
  /** Drops all that is kept about these shops. */
  drop(shopIds: readonly string[]): Promise<void>;
  /** Drops what other builds have kept, and what is about other shops than these. */
  sweep(build: string, shopIds: readonly string[]): Promise<void>;
}

/** A record says what it is, so that nothing else is taken for an answer. */
const Envelope = v.object({
  version: v.literal(1),
  /** The SHA-256 of the record's key and its text, as hex digits. */
  checksum: v.string(),
  /** The answer as `typedText` writes it. */
  text: v.string(),
});

/** The keys of a shop's answers with their lengths, the last kept last. */
const Index = v.array(v.object({ key: v.string(), length: v.number() }));

/** A shop has so many answers, of so many characters together; beyond, the oldest are dropped. */
const MOST = { answers: 400, length: 24_000_000 };
/** An answer of more bytes in columns than this takes longer to write and read than a page has. */
const MOST_BYTES = 3_000_000;

export function createAnswerStore(
  records: KeyValue = openKeyValue('bundlewise-answers'),
  most = MOST,
): AnswerStore {
  async function removeWhere(isOut: (key: string) => boolean): Promise<void> {
    const all = await records.view(({ keys }) => keys({ from: '', to: '\uFFFF' }));
    const out = all.filter(isOut);
    if (out.length > 0) await records.remove(out);
  }

  return {
    of: (shopId, build) =>
      build === undefined ? nothing : answersOf(records, prefixOf(shopId, build), most),
    drop: (shopIds) =>
      quietly(() => removeWhere((key) => shopIds.some((id) => key.startsWith(`${id} `)))),
    sweep: (build, shopIds) =>
      quietly(() =>
        removeWhere((key) => !shopIds.some((id) => key.startsWith(prefixOf(id, build)))),
      ),
  };
}

const prefixOf = (shopId: string, build: string) => `${shopId} ${build} `;

function answersOf(records: KeyValue, prefix: string, most: typeof MOST): KeptAnswers {
  const keyOf = async (question: unknown) =>
    `${prefix}${await textDigest(typedText(inNameOrder(question)))}`;
  const checksumOf = (key: string, text: string) => textDigest(`${key}\n${text}`);
  const indexKey = `${prefix}index`;

  /** Puts an answer in its place, and drops the oldest beyond the most. */
  const write = (key: string, envelope: v.InferOutput<typeof Envelope>) =>
    records.change(async ({ get, put, remove }) => {
      const read = v.safeParse(Index, await get(indexKey));
      const others = (read.success ? read.output : []).filter((entry) => entry.key !== key);
      const index = [...others, { key, length: envelope.text.length }];
      let length = index.reduce((sum, entry) => sum + entry.length, 0);
      while (index.length > most.answers || length > most.length) {
        const oldest = index.shift();
        if (oldest === undefined) break;
        length -= oldest.length;
        remove(oldest.key);
      }
      if (index.some((entry) => entry.key === key)) put(key, envelope);
      put(indexKey, index);
    });

  return {
    recall: (question) =>
      quietly(async () => {
        const key = await keyOf(question);
        const [record] = await records.read([key]);
        const read = v.safeParse(Envelope, record);
        if (!read.success) return undefined;
        const { checksum, text } = read.output;
        if (checksum !== (await checksumOf(key, text))) return undefined;
        return { answer: readTypedText(text) };
      }),
    keep: (question, answer) =>
      quietly(async () => {
        if (bytesIn(answer) > MOST_BYTES) return;
        const key = await keyOf(question);
        const text = typedText(answer);
        await write(key, { version: 1, checksum: await checksumOf(key, text), text });
      }),
  };
}

const nothing: KeptAnswers = {
  recall: () => Promise.resolve(undefined),
  keep: () => Promise.resolve(),
};

/** A cache that the browser refuses is no reason to stop, nor worth a sentence. */
async function quietly<T>(run: () => Promise<T>): Promise<T | undefined> {
  try {
    return await run();
  } catch {
    return undefined;
  }
}

/** Estimates how much an answer holds: its columns in bytes, and some for each of its other values. */
function bytesIn(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 16;
  return Object.values(value).reduce((sum: number, each) => sum + bytesIn(each), 16);
}

let shared: AnswerStore | undefined;
/** Returns the answers that this browser keeps. */
export const answerStore = (): AnswerStore => (shared ??= createAnswerStore());
