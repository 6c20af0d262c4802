import * as v from 'valibot';
import { isSameValue } from '../../domain/same-value';
import { RecipeSchema } from '../../domain/recipe/recipe-file';
import { TablePartSchema, type KeptTables, type TablePart } from '../../domain/shop/kept-tables';
import type { LoadReport } from '../../domain/shop/shop';
import { readTypedText, typedText } from '../../domain/text/typed-json';
import { unlessElsewhere } from '../exclusive';
import { textDigest } from './file-digest';
import { browserTableFiles, type TableFiles } from './table-files';

export interface TableStore {
  /** Without a build, which development does not name, nothing is kept. */
  of(shopId: string, build: string | undefined): KeptTables | undefined;
  /** Removes what other builds of the engine have written. */
  sweep(build: string, shopIds: readonly string[]): Promise<void>;
}

/** It is written last: where it is whole, so are the parts. */
const MANIFEST = 'manifest.json';
const Envelope = v.object({
  version: v.literal(1),
  /** The SHA-256 of the text, as hex digits. */
  checksum: v.string(),
  text: v.string(),
});
const Manifest = v.object({
  build: v.string(),
  recipe: RecipeSchema,
  report: v.custom<LoadReport>(
    (value) => typeof (value as Partial<LoadReport> | null)?.summary?.fingerprint === 'string',
  ),
  parts: v.array(TablePartSchema),
});

/** So much of the room stays free for what the person does next. */
const SHARE_OF_ROOM = 0.5;

export function createTableStore(files: TableFiles = browserTableFiles()): TableStore {
  return {
    of: (shopId, build) => (build === undefined ? undefined : tablesOf(files, shopId, build)),
    async sweep(build, shopIds) {
      for (const id of shopIds) {
        // oxlint-disable-next-line no-await-in-loop -- there are a few; one without a folder has nothing
        await files.removeOthers(id, build).catch(() => undefined);
      }
    },
  };
}

function tablesOf(files: TableFiles, shopId: string, build: string): KeptTables {
  return {
    async read(recipe) {
      try {
        const folder = await files.open(shopId, build);
        const { version: _, ...sealed } = v.parse(
          Envelope,
          JSON.parse(await (await folder.read(MANIFEST)).text()),
        );
        if (sealed.checksum !== (await textDigest(sealed.text))) return undefined;
        const manifest = v.parse(Manifest, readTypedText(sealed.text));
        if (manifest.build !== build || !isSameValue(manifest.recipe, recipe)) return undefined;
        const parts = manifest.parts.map(async (part) => ({
          part,
          file: await folder.read(nameOf(part)),
        }));
        return { report: manifest.report, parts: await Promise.all(parts) };
      } catch {
        return undefined;
      }
    },
    async write(recipe, report, bytes, fill) {
      if (bytes > (await files.room()) * SHARE_OF_ROOM) {
        throw new DOMException('There is no room for the tables.', 'QuotaExceededError');
      }
      await unlessElsewhere(`tables of ${shopId}`, async () => {
        const folder = await files.create(shopId, build);
        const parts: TablePart[] = [];
        try {
          await fill(async (part, stream) => {
            await folder.write(nameOf(part), stream);
            parts.push(part);
          });
          const text = typedText({ build, recipe, report, parts });
          const checksum = await textDigest(text);
          await folder.write(MANIFEST, JSON.stringify({ version: 1, checksum, text }));
        } catch (error) {
          await files.remove(shopId, build).catch(() => undefined);
          throw error;
        }
      });
    },
  };
}

const nameOf = ({ table, part }: TablePart) => `${table}-${part}.arrow`;

let shared: TableStore | undefined;
/** Returns the tables that this browser keeps. */
export const tableStore = (): TableStore => (shared ??= createTableStore());
