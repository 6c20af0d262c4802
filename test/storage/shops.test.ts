import { describe, expect, test } from 'vitest';
import { parseRecipeFile, recipeFile } from '../../src/domain/recipe-file';
import { plainDialect, type Recipe } from '../../src/domain/recipe';
import type { ShopSummary } from '../../src/domain/shop';
import type { SourceFiles } from '../../src/storage/source-files';
import { createShopLibrary } from '../../src/storage/shops';
import { memoryStore } from './memory-store';

const recipe = (name: string): Recipe => ({
  version: 1,
  name,
  leaveOutReturns: true,
  leaveOutProducts: ['POST'],
  sources: [
    {
      name: 'lines.csv',
      kind: 'lines',
      shape: 'long',
      ordersBy: { by: 'customer', within: 30 },
      dialect: { ...plainDialect, delimiter: '\t' },
      columns: [
        { header: '__proto__', role: 'customer_id' },
        { header: 'Datum', role: 'ordered_at', formats: ['%d.%m.%Y'] },
        { header: 'Preis', role: 'unit_price', decimal: ',' },
      ],
    },
  ],
});
const summary = {
  fingerprint: 'f',
  rowsRead: 3,
  orders: 2,
  firstDay: '2024-01-01',
  lastDay: null,
} as ShopSummary;
const files = [new File(['a,b\n1,2\n'], 'lines.csv')];

function memoryFiles(fail?: 'write' | 'torn') {
  const kept = new Map<string, File[]>();
  const source: SourceFiles = {
    async write(id, given) {
      if (fail === 'write') throw new DOMException('full', 'QuotaExceededError');
      kept.set(id, [...given]);
    },
    read: async (id, names) =>
      names.map((name, index) => {
        const file = kept.get(id)?.[index];
        if (file === undefined) throw new Error('gone');
        return new File([fail === 'torn' ? file.slice(0, 2) : file], name);
      }),
    async remove(id) {
      kept.delete(id);
    },
  };
  return { kept, source };
}

describe('a shop that is kept', () => {
  test('comes back with its recipe and files, the last opened first', async () => {
    const { source } = memoryFiles();
    let time = 0;
    const library = createShopLibrary(memoryStore().store, source, () => `2026-01-0${(time += 1)}`);
    const a = await library.keep({ recipe: recipe('A'), files }, summary);
    await library.keep({ recipe: recipe('B'), files }, summary);
    if (!a.ok) throw new Error(a.failure.message);
    const opened = await library.open(a.value.id);
    expect(opened.ok && opened.value.recipe).toEqual(recipe('A'));
    expect(opened.ok && (await opened.value.files[0]?.text())).toBe('a,b\n1,2\n');
    const listed = await library.list();
    expect(listed.ok && listed.value.map((shop) => shop.recipe.name)).toEqual(['A', 'B']);
  });

  test('takes the place of an older one of the same name and files', async () => {
    const { kept, source } = memoryFiles();
    const library = createShopLibrary(memoryStore().store, source);
    await library.keep({ recipe: recipe('A'), files }, summary);
    await library.keep({ recipe: recipe('A'), files }, summary);
    const listed = await library.list();
    expect(listed.ok && listed.value).toHaveLength(1);
    expect(kept.size).toBe(1);
  });

  test('can be renamed and deleted', async () => {
    const { kept, source } = memoryFiles();
    const library = createShopLibrary(memoryStore().store, source);
    const shop = await library.keep({ recipe: recipe('A'), files }, summary);
    if (!shop.ok) throw new Error(shop.failure.message);
    await library.rename(shop.value.id, 'New');
    const listed = await library.list();
    expect(listed.ok && listed.value[0]?.recipe.name).toBe('New');
    expect((await library.remove(shop.value.id)).ok).toBe(true);
    expect(kept.size).toBe(0);
    expect(await library.list()).toEqual({ ok: true, value: [] });
  });

  test('whose files do not fit is not listed, and why is said', async () => {
    const library = createShopLibrary(memoryStore().store, memoryFiles('write').source);
    const result = await library.keep({ recipe: recipe('A'), files }, summary);
    expect(!result.ok && result.failure.message).toContain('storage is full');
    expect(await library.list()).toEqual({ ok: true, value: [] });
  });

  test('whose files are torn is not opened', async () => {
    const library = createShopLibrary(memoryStore().store, memoryFiles('torn').source);
    const shop = await library.keep({ recipe: recipe('A'), files }, summary);
    if (!shop.ok) throw new Error(shop.failure.message);
    expect((await library.open(shop.value.id)).ok).toBe(false);
  });
});

describe('a recipe as a file', () => {
  test('comes back as it was', () => {
    expect(parseRecipeFile(recipeFile(recipe('A')))).toEqual({ ok: true, value: recipe('A') });
  });

  test.each([
    ['', 'This file is not JSON, or it was cut off.'],
    ['{"a":1}', 'This JSON is not a recipe of Bundlewise.'],
    [
      '{"format":"bundlewise-recipe","recipe":{"version":7}}',
      'This recipe was written by another version of Bundlewise. Update the page first.',
    ],
    [
      '{"format":"bundlewise-recipe","recipe":{"version":1,"name":"A","sources":[]}}',
      'This recipe cannot be used: sources is not as it should be.',
    ],
    ['x'.repeat(20_000_001), 'This file is too large for a recipe.'],
  ])('%.60s is refused with a sentence', (text, message) => {
    expect(parseRecipeFile(text)).toMatchObject({ ok: false, failure: { message } });
  });
});
