import { describe, expect, test } from 'vitest';
import { createImport } from '../../../src/features/data/create-import';
import {
  openClarifications,
  type SourceDraft,
} from '../../../src/features/data/sources/source-draft';
import { sourceRecipe } from '../../../src/features/data/sources/source-recipe';
import { createAnswerStore } from '../../../src/storage/shops/kept-answers';
import { createBegunLoads } from '../../../src/storage/shops/begun-loads';
import { createKeptPlaces } from '../../../src/storage/shops/kept-place';
import { createMappingStore } from '../../../src/storage/shops/mappings';
import { createShopLibrary } from '../../../src/storage/shops/shops';
import { memoryStore } from '../../storage/memory-store';
import { csv, dataSession, reportOf } from './data-session';

const noFiles = {
  write: async () => undefined,
  read: async () => [],
  remove: async () => undefined,
};

/** Makes visits to one browser, each of which begins anew with what the others left. */
function browser() {
  const kept = {
    library: createShopLibrary(memoryStore().store, noFiles),
    places: createKeptPlaces(createAnswerStore(memoryStore().store)),
    begun: createBegunLoads(),
    mappings: createMappingStore(memoryStore().store, () => '2026-11-12T09:00:00Z'),
  };
  const visit = async (...files: File[]) => {
    const fake = dataSession();
    const shopImport = createImport(fake.session, undefined, kept);
    await shopImport.add(files);
    const load = async () => {
      expect(shopImport.issues()).toEqual([]);
      const loaded = shopImport.load();
      fake.succeed(reportOf('Shop'));
      await loaded;
      // The mapping is written behind the report.
      await new Promise((resolve) => setTimeout(resolve, 10));
    };
    return { shopImport, load, source: () => shopImport.sources[0]! };
  };
  return { kept, visit };
}

const LINES = 'Invoice,Date,Item,Qty,Price\n1,13/04/2024,Tea,1,2.50\n2,05/06/2024,Milk,2,3.00\n';
const NEXT = 'invoice ,Date,Item,Qty,Price\n7,03/05/2024,Tea,1,2.50\n8,04/05/2024,Milk,2,3.00\n';
const roles = (source: { columns: readonly { role: string }[] }) =>
  source.columns.map(({ role }) => role);

describe('the next file of the same header', () => {
  test('is read as last time, said so, and as detected when that is asked for', async () => {
    const { visit } = browser();
    const first = await visit(csv('april.csv', LINES));
    const detected = roles(first.source());
    first.shopImport.setRole(first.source().id, 4, 'cost');
    await first.load();

    const second = await visit(csv('may.csv', NEXT));
    expect(roles(second.source())).toEqual([...detected.slice(0, 4), 'cost']);
    expect(second.source().recalled).toEqual({
      keptAt: '2026-11-12T09:00:00Z',
      isApplied: true,
      conflicts: [],
    });
    await second.shopImport.asDetected(second.source().id);
    expect(roles(second.source())).toEqual(detected);
    expect(second.source().recalled).toBeUndefined();
  });

  test('needs no answer about statuses that were asked about last time, but about new ones', async () => {
    const { visit } = browser();
    const orders = (...statuses: string[]) =>
      `Order,Date,Status,Product\n${statuses.map((status, at) => `${at + 1},2024-05-2${at},${status},Tea\n`).join('')}`;
    const first = await visit(csv('may.csv', orders('shipped', 'storniert', 'pending')));
    const asked = (source: SourceDraft) => openClarifications(source).map(({ id }) => id);
    expect(asked(first.source())).toEqual(['statuses 2']);
    await first.shopImport.answer(first.source().id, 'statuses 2', 1);
    await first.load();

    const second = await visit(csv('june.csv', orders('storniert', 'shipped')));
    expect(asked(second.source())).toEqual([]);
    expect(second.source().columns[2]?.returns).toEqual(['storniert', 'pending']);
    expect(second.source().recalled?.isApplied).toBe(true);

    const third = await visit(csv('july.csv', orders('shipped', 'storniert', 'on hold')));
    expect(asked(third.source())).toEqual(['statuses 2']);
  });

  test('needs no answer where the last one told the date order', async () => {
    const { visit } = browser();
    const alone = await visit(csv('may.csv', NEXT));
    expect(openClarifications(alone.source()).map(({ id }) => id)).toEqual(['date-order 1']);
    await (await visit(csv('april.csv', LINES))).load();
    const after = await visit(csv('may.csv', NEXT));
    expect(openClarifications(after.source())).toEqual([]);
    expect(after.source().recalled?.isApplied).toBe(true);
    expect(sourceRecipe(after.source()).columns[1]?.formats).toEqual(['%d/%m/%Y']);
  });

  test('whose dates contradict the remembered order keeps its own, and that is said', async () => {
    const { visit } = browser();
    await (await visit(csv('april.csv', LINES))).load();
    const american = NEXT.replace('03/05', '05/23');
    const { source } = await visit(csv('us.csv', american));
    expect(sourceRecipe(source()).columns[1]?.formats).toEqual(['%m/%d/%Y']);
    expect(source().recalled).toMatchObject({
      isApplied: false,
      conflicts: ['Date is not read day first as last time: its dates have the month first.'],
    });
  });

  test('whose numbers or texts contradict what is remembered keeps its own, too', async () => {
    const { visit } = browser();
    const comma = LINES.replaceAll(',', ';').replaceAll('.', ',');
    const first = await visit(csv('comma.csv', comma));
    first.shopImport.setRole(first.source().id, 2, 'cost');
    first.shopImport.setRole(first.source().id, 3, 'product_name');
    await first.load();
    const { source } = await visit(csv('point.csv', LINES));
    expect(source().recalled?.conflicts).toEqual([
      'Item is not taken for the cost of goods as last time: its values do not fit.',
      'Price is not read with a decimal comma as last time: its numbers have a decimal point.',
    ]);
    expect(source().columns[2]?.role).toBe('product_name');
  });

  test('is read with the delimiter that was chosen, where it is detected as that one was', async () => {
    const { visit } = browser();
    const odd = 'no|item;size\nx|tea;small\ny|jam;large\nz|oil;small\n';
    const first = await visit(csv('odd.csv', odd));
    await first.shopImport.change(first.source().id, { kind: 'lines' });
    const { delimiter } = first.source().dialect;
    const other = delimiter === '|' ? ';' : '|';
    await first.shopImport.change(first.source().id, { dialect: { delimiter: other } });
    first.shopImport.setRole(first.source().id, 0, 'order_id');
    first.shopImport.setRole(first.source().id, 1, 'product_name');
    await first.load();
    const { source } = await visit(csv('odd2.csv', odd.replace('tea', 'coffee')));
    expect(source().dialect.delimiter).toBe(other);
    expect(roles(source())).toEqual(['order_id', 'product_name']);
    expect(openClarifications(source())).toEqual([]);
  });

  test('is read as detected where remembering was switched off, which forgets what was', async () => {
    const { visit, kept } = browser();
    await (await visit(csv('april.csv', LINES))).load();
    const second = await visit(csv('april.csv', LINES));
    second.shopImport.setRemembered(second.source().id, false);
    await second.load();
    expect(await kept.mappings.list()).toEqual({ ok: true, value: [] });
  });
});
