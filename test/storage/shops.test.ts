import { describe, expect, test } from 'vitest';
import { parseRecipeFile, recipeFile } from '../../src/domain/recipe/recipe-file';
import { plainDialect, type Recipe } from '../../src/domain/recipe/recipe';
import type { ShopSummary } from '../../src/domain/shop/shop';
import { chosenAgain } from '../../src/storage/shops/chosen-again';
import { fileDigest } from '../../src/storage/shops/file-digest';
import type { SourceFiles } from '../../src/storage/shops/source-files';
import { createAnswerStore } from '../../src/storage/shops/kept-answers';
import { createShopLibrary } from '../../src/storage/shops/shops';
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
    const opened = await library.open(a.value.shop.id);
    expect(opened.ok && opened.value.shop.recipe).toEqual(recipe('A'));
    expect(opened.ok && (await opened.value.files?.[0]?.text())).toBe('a,b\n1,2\n');
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
    await library.rename(shop.value.shop.id, 'New');
    const listed = await library.list();
    expect(listed.ok && listed.value[0]?.recipe.name).toBe('New');
    expect((await library.remove(shop.value.shop.id)).ok).toBe(true);
    expect(kept.size).toBe(0);
    expect(await library.list()).toEqual({ ok: true, value: [] });
  });

  test('takes what was answered about it with it when it goes', async () => {
    const { source } = memoryFiles();
    const answers = createAnswerStore(memoryStore().store);
    const library = createShopLibrary(memoryStore().store, source, undefined, answers);
    const recalled = (id: string) => answers.of(id, 'build').recall('question');
    const keepOne = async (name: string) => {
      const kept = await library.keep({ recipe: recipe(name), files }, summary);
      if (!kept.ok) throw new Error(kept.failure.message);
      const { id } = kept.value.shop;
      await answers.of(id, 'build').keep('question', name);
      return id;
    };
    const [one, other] = [await keepOne('A'), await keepOne('B')];
    await library.remove(one);
    expect([await recalled(one), await recalled(other)]).toEqual([undefined, { answer: 'B' }]);
  });

  test('whose files do not fit is kept without them, and one sentence says so', async () => {
    const library = createShopLibrary(memoryStore().store, memoryFiles('write').source);
    const result = await library.keep({ recipe: recipe('A'), files }, summary);
    if (!result.ok) throw new Error(result.failure.message);
    expect(result.value.problem?.message).toBe(
      'The browser’s storage is full, so the files of A are not kept: they are asked for next time.',
    );
    const opened = await library.open(result.value.shop.id);
    expect(opened.ok && opened.value.files).toBeNull();
    expect(opened.ok && opened.value.shop.recipe).toEqual(recipe('A'));
  });

  test('whose files are gone or torn asks for them', async () => {
    const torn = createShopLibrary(memoryStore().store, memoryFiles('torn').source);
    const shop = await torn.keep({ recipe: recipe('A'), files }, summary);
    const opened = shop.ok && (await torn.open(shop.value.shop.id));
    expect(opened && opened.ok && opened.value.files).toBeNull();

    const { kept, source } = memoryFiles();
    const cleared = createShopLibrary(memoryStore().store, source);
    await cleared.keep({ recipe: recipe('A'), files }, summary);
    kept.clear();
    const listed = await cleared.list();
    const [listedShop] = listed.ok ? listed.value : [];
    expect(listedShop?.recipe.name).toBe('A');
    const asked = await cleared.open(listedShop?.id ?? '');
    expect(asked.ok && asked.value.files).toBeNull();
  });

  test('does not write the same files twice, nor reuse files of other content', async () => {
    const { kept, source } = memoryFiles();
    let writes = 0;
    const counted: SourceFiles = {
      ...source,
      write: (id, given) => {
        writes += 1;
        return source.write(id, given);
      },
    };
    const library = createShopLibrary(memoryStore().store, counted);
    await library.keep({ recipe: recipe('A'), files }, summary);
    await library.keep({ recipe: recipe('A'), files }, summary);
    expect(writes).toBe(1);
    const edited = [new File(['a,b\n1,3\n'], 'lines.csv')];
    await library.keep({ recipe: recipe('A'), files: edited }, summary);
    expect(writes).toBe(2);
    expect(kept.size).toBe(1);
    const listed = await library.list();
    expect(listed.ok && listed.value).toHaveLength(1);
  });

  test('of the first version is read as one with its files', async () => {
    const { store, records } = memoryStore();
    const { kept, source } = memoryFiles();
    const library = createShopLibrary(store, source);
    const { rowsRead: rows, ...rest } = summary;
    records.set('one', {
      ...rest,
      version: 1,
      id: 'one',
      recipe: recipe('Old'),
      rows,
      keptAt: '1',
      openedAt: '1',
      files: [{ name: 'lines.csv', size: 8 }],
    });
    kept.set('one', files);
    const opened = await library.open('one');
    expect(opened.ok && opened.value.files).toHaveLength(1);
  });
});

describe('files chosen again', () => {
  const known = async (...all: File[]) =>
    Promise.all(
      all.map(async (file) => ({
        name: file.name,
        size: file.size,
        digest: await fileDigest(file),
      })),
    );
  const [lines, items] = [new File(['a\n1\n'], 'lines.csv'), new File(['b\n22\n'], 'items.csv')];

  test('are told by their content, in any order and under any name', async () => {
    const renamed = new File([items], 'items (1).csv');
    const { files: found, different } = await chosenAgain(await known(lines, items), [
      renamed,
      lines,
    ]);
    expect(found.map((file) => file?.name)).toEqual(['lines.csv', 'items.csv']);
    expect(await found[1]?.text()).toBe('b\n22\n');
    expect(different).toEqual([]);
  });

  test('that are another are named with what they were, and missing ones are waited for', async () => {
    const edited = new File(['a\n2\n'], 'lines.csv');
    const { files: found, different } = await chosenAgain(await known(lines, items), [edited]);
    expect(found).toEqual([undefined, undefined]);
    expect(different).toEqual([{ name: 'lines.csv', file: edited, was: 4 }]);
  });

  test('are told by name and size where no digest is known', async () => {
    const unknown = (await known(lines)).map((file) => ({ ...file, digest: null }));
    expect((await chosenAgain(unknown, [lines])).files).toEqual([lines]);
  });

  test('of any length have one digest each', async () => {
    const digest = await fileDigest(new Blob([new Uint8Array(9_000_000)]));
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    const one = new Uint8Array(9_000_000);
    one[8_500_000] = 1;
    expect(await fileDigest(new Blob([one]))).not.toBe(digest);
    expect(await fileDigest(new Blob([]))).toMatch(/^[0-9a-f]{64}$/);
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
