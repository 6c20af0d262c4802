import * as v from 'valibot';
import type { Result } from '../../domain/errors';
import { DISCOUNT_UNITS } from '../../domain/recipe/recipe';
import { ROLES } from '../../domain/recipe/roles';
import { SHAPES } from '../../domain/recipe/shapes';
import { SOURCE_KINDS } from '../../domain/recipe/source-kinds';
import { DialectSchema, OrdersBySchema } from '../../domain/recipe/recipe-file';
import { BROWSER_DATABASE, openKeyValue, type KeyValue } from '../key-value';
import { attempt, type StorageWords } from '../storage-failure';

/**
 * A mapping says how files of one header were read, for the next such file: what a person chose, and
 * how dates and numbers were written, which a shorter file may leave open. Links to other files are not
 * part of it.
 */
const MappingSchema = v.object({
  kind: v.optional(v.picklist(SOURCE_KINDS)),
  shape: v.optional(v.picklist(SHAPES)),
  ordersBy: v.optional(OrdersBySchema),
  /** The choices of how text is cut into cells, and what had been detected then. */
  dialect: v.optional(v.object({ found: DialectSchema, chosen: v.partial(DialectSchema) })),
  /** The headers that the numbers in `columns` refer to, normalised. */
  headers: v.array(v.string()),
  columns: v.array(
    v.object({
      index: v.pipe(v.number(), v.integer(), v.minValue(0)),
      role: v.optional(v.picklist(ROLES)),
      dateOrder: v.optional(v.picklist(['day', 'month'])),
      decimal: v.optional(v.picklist(['.', ','])),
      unit: v.optional(v.picklist(DISCOUNT_UNITS)),
      /** The values of a status that were asked about, and those among them that are returns. */
      statuses: v.optional(v.object({ asked: v.array(v.string()), returns: v.array(v.string()) })),
    }),
  ),
});
export type Mapping = v.InferOutput<typeof MappingSchema>;

export const KeptMappingSchema = v.object({
  version: v.literal(1),
  /** The name of the last file that was read so, and its header as it was detected; foreign text. */
  file: v.string(),
  headers: v.array(v.string()),
  /** The time in ISO format. */
  keptAt: v.string(),
  mapping: MappingSchema,
});
/** A kept mapping with its `key`, which is the normalised header. */
export type KeptMapping = v.InferOutput<typeof KeptMappingSchema> & { key: string };

export interface MappingStore {
  /** Lists the mappings, the last kept first. */
  list(): Promise<Result<KeptMapping[]>>;
  /**
   * Returns undefined where none is kept or storage does not answer; the file is then read as
   * detected.
   */
  find(headers: readonly string[]): Promise<KeptMapping | undefined>;
  keep(headers: readonly string[], file: string, mapping: Mapping): Promise<Result<null>>;
  forget(keys: readonly string[]): Promise<Result<null>>;
}

const words: StorageWords = {
  full: 'The browser’s storage is full, so how these files are read is not remembered.',
  refused: 'This browser does not remember how these files are read.',
};

/** Mappings beyond these are forgotten, the oldest first. */
const MOST = 200;

export function createMappingStore(
  records: KeyValue = openKeyValue(BROWSER_DATABASE, 'mappings'),
  now: () => string = () => new Date().toISOString(),
): MappingStore {
  async function all(): Promise<KeptMapping[]> {
    const entries = await records.entries();
    return entries
      .flatMap(([key, record]) => {
        const parsed = v.safeParse(KeptMappingSchema, record);
        return parsed.success ? [{ key, ...parsed.output }] : [];
      })
      .sort((a, b) => (a.keptAt < b.keptAt ? 1 : -1));
  }

  return {
    list: () => attempt(all, words),
    async find(headers) {
      const found = await attempt(() => records.read([keyOf(headers)]), words);
      const parsed = v.safeParse(KeptMappingSchema, found.ok ? found.value[0] : undefined);
      return parsed.success ? { key: keyOf(headers), ...parsed.output } : undefined;
    },
    keep: (headers, file, mapping) =>
      attempt(async () => {
        const kept = {
          version: 1,
          file,
          headers: [...headers],
          keptAt: now(),
          mapping: v.parse(MappingSchema, mapping),
        };
        await records.write([[keyOf(headers), kept]]);
        const older = (await all()).slice(MOST).map(({ key }) => key);
        if (older.length > 0) await records.remove(older);
        return null;
      }, words),
    forget: (keys) =>
      attempt(async () => {
        await records.remove(keys);
        return null;
      }, words),
  };
}

/**
 * Returns headers as they are compared: case, the spelling of accents and blanks make no difference.
 */
export const normalisedHeaders = (headers: readonly string[]): string[] =>
  headers.map((header) => header.normalize('NFC').replaceAll(/\s+/g, ' ').trim().toLowerCase());

export const keyOf = (headers: readonly string[]): string =>
  JSON.stringify(normalisedHeaders(headers));

let shared: MappingStore | undefined;
/** Returns the mappings that this browser remembers. */
export const mappingStore = (): MappingStore => (shared ??= createMappingStore());
