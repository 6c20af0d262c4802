import { createRenderEffect, createRoot } from 'solid-js';
import { describe, expect, test, vi } from 'vitest';
import { failed, success, type Result } from '../../../src/domain/errors';
import { defaultSegmentRules } from '../../../src/domain/segments/segments';
import { createShopSession, type ShopSource } from '../../../src/engine/create-shop-session';
import {
  keepReport,
  keptQuestion,
  readSeenDemo,
  recallShop,
  seenShop,
  type SeenDemo,
} from '../../../src/engine/kept-answers';
import { createAnswerStore } from '../../../src/storage/shops/kept-answers';
import { memoryStore } from '../../storage/memory-store';
import type { LoadReport } from '../../../src/domain/shop/shop';
import type { KeptPlace } from '../../../src/engine/kept-place';
import { typedText } from '../../../src/domain/text/typed-json';
import { FakeWorker } from './fake-worker';

const source = (name: string): ShopSource => ({
  recipe: { version: 1, name, sources: [], leaveOutReturns: true, leaveOutProducts: [] },
  files: [],
});
const report = (name: string) => success({ summary: { name, segmentRules: defaultSegmentRules } });

function setUp() {
  const workers: FakeWorker[] = [];
  const session = createRoot(() =>
    createShopSession(Promise.resolve(), () => {
      const worker = new FakeWorker();
      workers.push(worker);
      return worker.asWorker();
    }),
  );
  const asked = (worker: number, call: number) =>
    vi.waitFor(() => {
      const found = workers[worker]?.asked[call];
      if (found === undefined) throw new Error('not asked yet');
      return found;
    });
  /** Loads a shop and lets the engine agree. */
  const load = async (name: string, call: number) => {
    const loading = session.load(source(name));
    (await asked(0, call)).answer(report(name));
    await loading;
  };
  return { session, workers, asked, load };
}

describe('the shop session', () => {
  test('shows a shop only when its load is complete', async () => {
    const { session, asked } = setUp();
    const loading = session.load(source('Mine'));
    const call = await asked(0, 0);
    call.progress?.({ stage: 'Read lines.csv', done: 5, total: 10 });
    await vi.waitFor(() => expect(session.status()).toMatchObject({ progress: { done: 5 } }));
    expect(session.summary()).toBeUndefined();
    call.answer(report('Mine'));
    await loading;
    expect([session.status().state, session.summary()?.name]).toEqual(['ready', 'Mine']);
  });

  test('a cancelled load leaves the shop before', async () => {
    const { session, asked, load } = setUp();
    await load('Before', 0);
    const loading = session.load(source('After'));
    await asked(0, 1);
    session.cancelLoad();
    expect(await loading).toMatchObject({ failure: { kind: 'cancelled' } });
    expect([session.status().state, session.summary()?.name]).toEqual(['ready', 'Before']);
  });

  test('a failed load says why and leaves the shop before', async () => {
    const { session, asked, load } = setUp();
    await load('Before', 0);
    const loading = session.load(source('After'));
    const failure = { kind: 'no-rows', message: 'Nothing could be loaded.' } as const;
    (await asked(0, 1)).answer(failed(failure));
    await loading;
    expect(session.status()).toEqual({ state: 'failed', failure });
    expect(session.summary()?.name).toBe('Before');
  });

  test('a newer load overtakes the one before', async () => {
    const { session, asked } = setUp();
    const first = session.load(source('First'));
    await asked(0, 0);
    const second = session.load(source('Second'));
    (await asked(0, 1)).answer(report('Second'));
    expect(await first).toMatchObject({ failure: { kind: 'cancelled' } });
    await second;
    expect(session.summary()?.name).toBe('Second');
  });

  test('after the engine died the shop is replayed from its sources and recipe', async () => {
    const { session, workers, asked, load } = setUp();
    await load('Mine', 0);
    workers[0]?.die('RuntimeError: unreachable');
    const replay = await asked(1, 0);
    expect(replay).toMatchObject({ name: 'loadShop', input: { recipe: { name: 'Mine' } } });
    expect(session.summary()?.name).toBe('Mine');
    replay.answer(report('Mine'));
    await vi.waitFor(() => expect(session.status().state).toBe('ready'));
  });

  test('a replay reads the copies that the browser keeps, once there are some', async () => {
    const { session, workers, asked } = setUp();
    const given = source('Mine');
    const loading = session.load(given);
    (await asked(0, 0)).answer(report('Mine'));
    await loading;
    const kept = new File(['a'], 'kept.csv');
    const { answers } = keptPlace();
    void session.keepIn(source('Another'), [], { answers });
    void session.keepIn(given, [kept], { answers });
    workers[0]?.die('RuntimeError: unreachable');
    expect((await asked(1, 0)).input).toMatchObject({ files: [kept] });
  });

  test('a shop whose files are gone when it is replayed is no shop any more, and why is said', async () => {
    const { session, workers, asked, load } = setUp();
    await load('Mine', 0);
    workers[0]?.die('RuntimeError: unreachable');
    const gone = { kind: 'file-gone', message: 'a.csv changed or disappeared.' } as const;
    (await asked(1, 0)).answer(failed(gone));
    await vi.waitFor(() => expect(session.status()).toEqual({ state: 'failed', failure: gone }));
    await vi.waitFor(() => expect(session.summary()).toBeUndefined());
  });

  test('of thresholds set one right after the other, the last hold, in the engine and here', async () => {
    const { session, asked, load } = setUp();
    await load('Mine', 0);
    const [early, late] = [7, 30].map((newDays) => ({ ...defaultSegmentRules, newDays }));
    const setting = [session.setSegmentRules(early!), session.setSegmentRules(late!)];
    const first = await asked(0, 1);
    const second = await asked(0, 2);
    expect([first.input, second.input]).toEqual([early, late]);
    first.answer(success({ name: 'Mine', segmentRules: early }));
    second.answer(success({ name: 'Mine', segmentRules: late }));
    (await asked(0, 3)).answer(success({ name: 'Mine', segmentRules: late }));
    await Promise.all(setting);
    expect(session.summary()?.segmentRules).toEqual(late);
  });
});

/** A shop's report, as far as a session looks into it. */
const reportOf = (name: string) =>
  ({
    summary: { name, fingerprint: name, segmentRules: defaultSegmentRules },
  }) as unknown as LoadReport;
const loaded = (name: string) => success(reportOf(name));

function keptPlace(build = 'engine-1.js') {
  const { store, records } = memoryStore();
  return { answers: createAnswerStore(store).of('shop', build), records };
}

describe('a shop as it was last seen', () => {
  const built = (name: string, answer: unknown = { at: 'last visit' }): SeenDemo => {
    const report = reportOf(name);
    const question = keptQuestion(report.summary, 'shopTables', null);
    return { report, answers: [{ question, answer }] };
  };
  const seen = (name: string) => seenShop(built(name));

  test('is shown at once, and answers what was kept before the engine has anything', async () => {
    const { session, workers } = setUp();
    void session.open(seen('Demo'), () => new Promise(() => undefined), { isDemo: true });
    expect([session.summary()?.name, session.isDemo(), session.status().state]).toEqual([
      'Demo',
      true,
      'loading',
    ]);
    expect(await session.engine.ask.shopTables(null)).toEqual(success({ at: 'last visit' }));
    expect(workers[0]?.asked ?? []).toEqual([]);
  });

  test('has its other questions wait for its tables', async () => {
    const { session, asked } = setUp();
    const opened = session.open(seen('Demo'), async () => success(source('Demo')));
    const answer = session.engine.ask.columnProfiles({ table: 'line' } as never);
    const load = await asked(0, 0);
    expect(load.name).toBe('loadShop');
    load.answer(loaded('Demo'));
    await opened;
    const question = await asked(0, 1);
    expect(question.name).toBe('columnProfiles');
    question.answer(success(['profile']));
    expect(await answer).toEqual(success(['profile']));
    expect(session.status().state).toBe('ready');
  });

  test('has even a question that is asked the moment it is shown wait', async () => {
    const { session, asked, workers } = setUp();
    let answer: Promise<unknown> | undefined;
    const dispose = createRoot((end) => {
      createRenderEffect(() => {
        if (session.summary() !== undefined) answer ??= session.engine.ask.tableRows({} as never);
      });
      return end;
    });
    const opened = session.open(seen('Demo'), async () => success(source('Demo')));
    expect(answer).toBeDefined();
    const load = await asked(0, 0);
    expect(workers[0]!.asked.map(({ name }) => name)).toEqual(['loadShop']);
    load.answer(loaded('Demo'));
    await opened;
    (await asked(0, 1)).answer(success('rows'));
    expect(await answer).toEqual(success('rows'));
    dispose();
  });

  test('is asked of the engine where the tables turn out to be another shop’s', async () => {
    const { session, asked } = setUp();
    const opened = session.open(seen('Old'), async () => success(source('New')));
    (await asked(0, 0)).answer(loaded('New'));
    await opened;
    const answer = session.engine.ask.shopTables(null);
    (await asked(0, 1)).answer(success({ at: 'now' }));
    expect(await answer).toEqual(success({ at: 'now' }));
  });

  test('is not shown under other thresholds than those it was seen with', async () => {
    const { session } = setUp();
    await session.setSegmentRules({ ...defaultSegmentRules, newDays: 7 });
    void session.open(seen('Demo'), () => new Promise(() => undefined));
    expect(session.summary()).toBeUndefined();
  });

  test('gives way to what a person loads meanwhile', async () => {
    const { session, asked } = setUp();
    let fetched: (found: Result<ShopSource>) => void = () => undefined;
    const opened = session.open(seen('Demo'), () => new Promise((resolve) => (fetched = resolve)));
    const mine = session.load(source('Mine'));
    (await asked(0, 0)).answer(loaded('Mine'));
    await mine;
    fetched(success(source('Demo')));
    expect(await opened).toMatchObject({ failure: { kind: 'cancelled' } });
    expect(session.summary()?.name).toBe('Mine');
  });

  test('goes again where its source cannot be had, and why is said', async () => {
    const { session } = setUp();
    const failure = { kind: 'file-gone', message: 'Gone.' } as const;
    await session.open(seen('Demo'), async () => failed(failure));
    expect([session.summary(), session.status()]).toEqual([
      undefined,
      { state: 'failed', failure },
    ]);
  });

  test('is ignored where its text was cut off or is something else', async () => {
    const text = typedText(built('Demo'));
    const read = readSeenDemo(text);
    expect(read?.report).toEqual(reportOf('Demo'));
    const question = keptQuestion(reportOf('Demo').summary, 'shopTables', null);
    expect(await read?.place.answers.recall(question)).toMatchObject({
      answer: { at: 'last visit' },
    });
    for (const cut of [0, 1, 20, text.length - 1]) {
      expect(readSeenDemo(text.slice(0, cut))).toBeUndefined();
    }
    for (const other of ['null', '[]', '{"report":{},"answers":[]}', '{"answers":3}']) {
      expect(readSeenDemo(other)).toBeUndefined();
    }
  });
});

describe('answers about a shop of one’s own', () => {
  /** A visit in which a question is answered, and a place where it may be found at the next. */
  async function visited() {
    const { session, asked } = setUp();
    const place = keptPlace();
    const given = source('Mine');
    const loading = session.load(given);
    (await asked(0, 0)).answer(loaded('Mine'));
    await loading;
    const early = session.engine.ask.shopTables(null);
    (await asked(0, 1)).answer(success('tables'));
    await early;
    void session.keepIn(given, [], { answers: place.answers });
    const later = session.engine.ask.tableRows({} as never);
    (await asked(0, 2)).answer(success(Float64Array.of(1, Number.NaN)));
    await later;
    const rows = session.engine.ask.runQuery({ sql: 'FROM line' } as never);
    (await asked(0, 3)).answer(success('a person’s own'));
    await rows;
    // The report, two answers and their index.
    await vi.waitFor(() => expect(place.records.size).toBe(4));
    return place;
  }

  test('are there at the next visit before the engine is', async () => {
    const { answers } = await visited();
    const { session, workers } = setUp();
    const recalled = await recallShop({ answers }, source('Mine').recipe);
    void session.open(recalled, () => new Promise(() => undefined));
    expect([session.summary()?.name, session.isDemo()]).toEqual(['Mine', false]);
    const { ask } = session.engine;
    expect(await ask.shopTables(null)).toEqual(success('tables'));
    expect(await ask.tableRows({} as never)).toEqual(success(Float64Array.of(1, Number.NaN)));
    expect(workers[0]?.asked ?? []).toEqual([]);
  });

  test('are not found under another name or recipe of the shop', async () => {
    const { answers } = await visited();
    expect((await recallShop({ answers }, source('Renamed').recipe)).report).toBeUndefined();
  });

  test('are asked for again when the tables are another shop’s', async () => {
    const { answers } = await visited();
    const { session, asked } = setUp();
    const opened = session.open(await recallShop({ answers }, source('Mine').recipe), async () =>
      success(source('Mine')),
    );
    (await asked(0, 0)).answer(loaded('Changed'));
    await opened;
    const answer = session.engine.ask.shopTables(null);
    (await asked(0, 1)).answer(success('now'));
    expect(await answer).toEqual(success('now'));
  });

  test('that came while another shop was loading are not kept', async () => {
    const { session, asked } = setUp();
    const { answers, records } = keptPlace();
    const given = source('Mine');
    const loading = session.load(given);
    (await asked(0, 0)).answer(loaded('Mine'));
    await loading;
    void session.keepIn(given, [], { answers });
    const next = session.load(source('Next'));
    const nextCall = await asked(0, 1);
    const between = session.engine.ask.shopTables(null);
    (await asked(0, 2)).answer(success('of which shop?'));
    await between;
    nextCall.answer(loaded('Next'));
    await next;
    await keepReport(answers, given.recipe, reportOf('Mine'));
    const question = keptQuestion(reportOf('Mine').summary, 'shopTables', null);
    expect(await answers.recall(question)).toBeUndefined();
    expect(records.size).toBe(2);
  });
});

describe('a shop whose tables are kept', () => {
  const tables = { report: reportOf('Mine'), parts: [] };
  /** A place that has tables, or none, and remembers which were written. */
  function placeWith(kept: typeof tables | undefined) {
    const written: { name: string; parts: unknown[] }[] = [];
    const place: KeptPlace = {
      answers: keptPlace().answers,
      tables: {
        read: () => Promise.resolve(kept),
        async write(recipe, _report, _bytes, fill) {
          const parts: unknown[] = [];
          await fill(async (part) => void parts.push(part));
          written.push({ name: recipe.name, parts });
        },
      },
    };
    return { place, written };
  }
  const part = (table: string, at: number, isLast: boolean) =>
    success({
      table,
      part: at,
      rows: 1,
      bytes: 8,
      checksum: '',
      stream: new Uint8Array(8),
      isLast,
    });

  test('is opened from them, and its sources are not read', async () => {
    const { session, workers, asked } = setUp();
    const { place } = placeWith(tables);
    const opening = session.load(source('Mine'), { place });
    const call = await asked(0, 0);
    expect([call.name, call.input]).toEqual(['openTables', tables]);
    call.answer(loaded('Mine'));
    await opening;
    expect([session.status().state, session.summary()?.name]).toEqual(['ready', 'Mine']);
    expect(workers[0]!.asked).toHaveLength(1);
  });

  test.each(['bad-file', 'out-of-memory', 'engine-stopped'] as const)(
    'is loaded from its sources where the engine says %s',
    async (kind) => {
      const { session, asked } = setUp();
      const { place } = placeWith(tables);
      const opening = session.load(source('Mine'), { place });
      (await asked(0, 0)).answer(failed({ kind, message: 'Odd.' }));
      const replay = await asked(0, 1);
      expect([replay.name, replay.input]).toEqual(['loadShop', source('Mine')]);
      replay.answer(loaded('Mine'));
      expect(await opening).toEqual(loaded('Mine'));
    },
  );

  test('that is cancelled is not loaded in another way', async () => {
    const { session, workers, asked } = setUp();
    const opening = session.load(source('Mine'), { place: placeWith(tables).place });
    await asked(0, 0);
    session.cancelLoad();
    expect(await opening).toMatchObject({ failure: { kind: 'cancelled' } });
    expect(workers[0]!.asked).toHaveLength(1);
  });

  test('keeps them after a load from its sources, part by part', async () => {
    const { session, asked } = setUp();
    const { place, written } = placeWith(undefined);
    const opening = session.load(source('Mine'), { place });
    (await asked(0, 0)).answer(loaded('Mine'));
    await opening;
    const answers: [table: string, isLast: boolean][] = [
      ['product', true],
      ['customer', true],
      ['orders', true],
      ['line', false],
      ['line', true],
      ['set_aside', true],
      ['source', true],
    ];
    let [at, before] = [0, ''];
    for (const [number, [table, isLast]] of answers.entries()) {
      at = table === before ? at + 1 : 0;
      before = table;
      // oxlint-disable-next-line no-await-in-loop -- a part is asked for when the one before is written
      const call = await vi.waitFor(() => asked(0, number + 1), { timeout: 5000 });
      expect([call.name, call.input]).toEqual([
        'tablePart',
        { fingerprint: 'Mine', table, part: at },
      ]);
      call.answer(part(table, at, isLast));
    }
    await vi.waitFor(() => expect(written).toHaveLength(1));
    expect(written[0]).toMatchObject({ name: 'Mine', parts: { length: answers.length } });
  });

  test('keeps none where another was loaded before they were written', async () => {
    const { session, asked } = setUp();
    const { place, written } = placeWith(undefined);
    const opening = session.load(source('Mine'), { place });
    (await asked(0, 0)).answer(loaded('Mine'));
    await opening;
    const call = await vi.waitFor(() => asked(0, 1), { timeout: 5000 });
    call.answer(failed({ kind: 'no-shop', message: 'Another shop was loaded meanwhile.' }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(written).toEqual([]);
  });

  test('says so where there is no room for them', async () => {
    const { session, asked } = setUp();
    const given = source('Mine');
    const loading = session.load(given);
    (await asked(0, 0)).answer(loaded('Mine'));
    await loading;
    const full = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    const { place } = placeWith(undefined);
    const kept = await session.keepIn(given, [], {
      ...place,
      tables: { ...place.tables!, write: full },
    });
    expect(kept).toMatchObject({ failure: { kind: 'storage' } });
  });

  test('works out anew what the first answer was derived from, once its tables are there', async () => {
    const { session, asked } = setUp();
    const { place } = placeWith(tables);
    const question = keptQuestion(reportOf('Mine').summary, 'segmentOverview', null);
    await place.answers.keep(question, 'as last seen');
    const opened = session.open({ report: reportOf('Mine'), place }, async () =>
      success(source('Mine')),
    );
    expect(await session.engine.ask.segmentOverview(null)).toEqual(success('as last seen'));
    (await asked(0, 0)).answer(loaded('Mine'));
    await opened;
    expect((await asked(0, 1)).name).toBe('segmentOverview');
  });
});
