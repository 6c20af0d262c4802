import { describe, expect, test } from 'vitest';
import type { TablePart } from '../../src/domain/shop/kept-tables';
import type { LoadReport } from '../../src/domain/shop/shop';
import { createTableStore } from '../../src/storage/shops/kept-tables';
import type { TableFiles } from '../../src/storage/shops/table-files';
import { linesRecipe } from './lines-recipe';

const BUILD = 'engine.worker-a1.js';
const recipe = linesRecipe;
const report = { summary: { fingerprint: 'f', lines: 2 } } as LoadReport;
const line: TablePart = { table: 'line', part: 0, rows: 2, bytes: 3, checksum: 'c' };
const stream = Uint8Array.of(1, 2, 3);

/** Files in memory, by folder and name. */
function memoryTables(room = 1e9) {
  const folders = new Map<string, Map<string, File>>();
  const key = (shopId: string, build: string) => `${shopId}/${build}`;
  const files: TableFiles = {
    async open(shopId, build) {
      const folder = folders.get(key(shopId, build));
      if (folder === undefined) throw new DOMException('none', 'NotFoundError');
      return {
        async read(name) {
          const file = folder.get(name);
          if (file === undefined) throw new DOMException('none', 'NotFoundError');
          return file;
        },
        write: async (name, content) => void folder.set(name, new File([content], name)),
      };
    },
    async create(shopId, build) {
      folders.set(key(shopId, build), new Map());
      return files.open(shopId, build);
    },
    remove: async (shopId, build) => void folders.delete(key(shopId, build)),
    async removeOthers(shopId, build) {
      for (const name of folders.keys()) {
        if (name.startsWith(`${shopId}/`) && name !== key(shopId, build)) folders.delete(name);
      }
    },
    room: async () => room,
  };
  return { folders, store: createTableStore(files) };
}

async function keptOne() {
  const { folders, store } = memoryTables();
  const tables = store.of('shop', BUILD)!;
  await tables.write(recipe, report, 100, (add) => add(line, stream));
  const folder = folders.get(`shop/${BUILD}`)!;
  return { tables, store, folders, folder };
}

describe('tables that are kept', () => {
  test('come back with their report and the files of their parts', async () => {
    const { tables } = await keptOne();
    const read = await tables.read(recipe);
    expect(read?.report).toEqual(report);
    expect(read?.parts.map(({ part }) => part)).toEqual([line]);
    expect(new Uint8Array(await read!.parts[0]!.file.arrayBuffer())).toEqual(stream);
  });

  test('of another build, another shop or another recipe are not found', async () => {
    const { tables, store } = await keptOne();
    expect(await store.of('shop', 'engine.worker-b2.js')!.read(recipe)).toBeUndefined();
    expect(await store.of('other', BUILD)!.read(recipe)).toBeUndefined();
    expect(await tables.read({ ...recipe, name: 'Renamed' })).toBeUndefined();
    expect(store.of('shop', undefined)).toBeUndefined();
  });

  const change = async (file: File | undefined, from: string, to: string) =>
    new File([(await file!.text()).replace(from, to)], file!.name);
  const tampered: [name: string, change: (folder: Map<string, File>) => Promise<unknown>][] = [
    [
      'was cut off',
      async (all) => all.set('manifest.json', all.get('manifest.json')!.slice(0, -9) as File),
    ],
    [
      'was changed',
      async (all) =>
        all.set('manifest.json', await change(all.get('manifest.json'), 'Mine', 'Nine')),
    ],
    [
      'is of another version',
      async (all) =>
        all.set(
          'manifest.json',
          await change(all.get('manifest.json'), '"version":1', '"version":2'),
        ),
    ],
    ['is missing', async (all) => all.delete('manifest.json')],
    ['names a file that is gone', async (all) => all.delete('line-0.arrow')],
  ];
  test.each(tampered)('are not used where the list of them %s', async (_, tamper) => {
    const { tables, folder } = await keptOne();
    await tamper(folder);
    expect(await tables.read(recipe)).toBeUndefined();
    await tables.write(recipe, report, 100, (add) => add(line, stream));
    expect((await tables.read(recipe))?.parts).toHaveLength(1);
  });

  test('are there whole or not at all', async () => {
    const { tables, folders } = await keptOne();
    const stopped = tables.write(recipe, report, 100, async (add) => {
      await add(line, stream);
      throw new Error('Another shop was loaded.');
    });
    await expect(stopped).rejects.toThrow('Another shop');
    expect(await tables.read(recipe)).toBeUndefined();
    expect(folders.size).toBe(0);
  });

  test('are not begun where there is no room for them', async () => {
    const { folders, store } = memoryTables(150);
    const written = store.of('shop', BUILD)!.write(recipe, report, 100, () => Promise.resolve());
    await expect(written).rejects.toMatchObject({ name: 'QuotaExceededError' });
    expect(folders.size).toBe(0);
  });

  test('go when another build of the engine sweeps up', async () => {
    const { store, folders } = await keptOne();
    await store.sweep(BUILD, ['shop']);
    expect(folders.size).toBe(1);
    await store.sweep('engine.worker-b2.js', ['shop']);
    expect(folders.size).toBe(0);
  });
});
