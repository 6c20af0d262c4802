import { batch, createSignal, type Accessor } from 'solid-js';
import { cancelled, failed, success, type Failure, type Result } from '../domain/errors';
import type { Progress } from '../domain/progress';
import type { Recipe } from '../domain/recipe/recipe';
import { defaultSegmentRules, type SegmentRules } from '../domain/segments/segments';
import type { LoadReport, ShopSummary } from '../domain/shop/shop';
import { isSameValue } from '../domain/same-value';
import type { AnswerOf, Ask, AskOptions, InputOf, QuestionName } from './ask';
import { createEngineClient, spawnEngineWorker, type EngineClient } from './create-engine-client';
import { findKept, type KeptShop } from './kept-answers';

/** A recipe with the files it is for. A shop is made of these, and a replay needs no more. */
export interface ShopSource {
  recipe: Recipe;
  files: File[];
}

export type ShopStatus =
  | { state: 'none' }
  | { state: 'loading'; progress: Progress | null }
  | { state: 'ready' }
  | { state: 'failed'; failure: Failure };

/**
 * The shop that the page is about. Invariants: `summary` and `report` describe the tables in the
 * engine, or a shop as it was last seen whose tables are on their way; they change together, when a load
 * is complete, and stay as they are when one fails or is cancelled. A question about the shop is answered
 * from what was kept of it, or waits until its tables are there. The sources and the recipe are the
 * truth: after the engine died they are replayed.
 */
export interface ShopSession {
  readonly engine: EngineClient;
  readonly summary: Accessor<ShopSummary | undefined>;
  readonly report: Accessor<LoadReport | undefined>;
  readonly status: Accessor<ShopStatus>;
  readonly isDemo: Accessor<boolean>;
  /** The recipe by which the shop in the engine was made. */
  readonly recipe: Accessor<Recipe | undefined>;
  /** The recipe with its files, so that the shop can be loaded again with more. */
  readonly source: Accessor<ShopSource | undefined>;
  load(source: ShopSource, options?: { isDemo?: boolean }): Promise<Result<LoadReport>>;
  /**
   * Opens the first shop of a visit: shows it as it was last seen, if it was, and loads it behind. Gives
   * way to a load that a person begins meanwhile.
   */
  open(
    seen: KeptShop | undefined,
    fetchSource: () => Promise<Result<ShopSource>>,
    options?: { isDemo?: boolean },
  ): Promise<Result<LoadReport>>;
  /** Takes the files of a loaded source from a safer place, in the source's order, for replays. */
  keepFiles(source: ShopSource, files: File[]): void;
  cancelLoad(): void;
  /** Segments this and every later shop by these thresholds. */
  setSegmentRules(rules: SegmentRules): Promise<Result<null>>;
}

export function createShopSession(
  isSafe: Promise<void> = Promise.resolve(),
  spawn: () => Worker = spawnEngineWorker,
): ShopSession {
  const engine = createEngineClient(spawn, () => void replay(), isSafe);
  const [report, setReport] = createSignal<LoadReport>();
  const [status, setStatus] = createSignal<ShopStatus>({ state: 'none' });
  const [isDemo, setIsDemo] = createSignal(false);
  let current: ShopSource | undefined;
  let running: AbortController | undefined;
  let segmentRules = defaultSegmentRules;
  let kept: KeptShop | undefined;
  /** Settles when the shop that is opened first is in the engine, or will not be. */
  let opening: Promise<Result<LoadReport>> | undefined;

  /** Nothing is in the engine yet of the shop that is shown. */
  const isOnItsWay = () => current === undefined && opening !== undefined;

  async function askShop<Name extends QuestionName>(
    name: Name,
    input: InputOf<Name>,
    options?: AskOptions,
  ): Promise<Result<AnswerOf<Name>>> {
    const found = findKept(kept, report()?.summary, name, input);
    if (found !== undefined) return success(found.answer);
    if (isOnItsWay()) await opening;
    return engine.ask[name](input, options);
  }

  const ask = new Proxy(engine.ask, {
    get: (asks, name: QuestionName) =>
      WITHOUT_TABLES.has(name)
        ? asks[name]
        : (input: never, options?: AskOptions): unknown => askShop(name, input, options),
  }) as Ask;

  async function loadOpened(
    fetchSource: () => Promise<Result<ShopSource>>,
    options: { isDemo?: boolean },
  ): Promise<Result<LoadReport>> {
    const source = await fetchSource();
    // A person's own load is under way, or done: it is what they want to see.
    if (running !== undefined || current !== undefined) return failed(cancelled);
    if (source.ok) return load(source.value, options);
    setStatus({ state: 'failed', failure: source.failure });
    return source;
  }

  async function open(
    seen: KeptShop | undefined,
    fetchSource: () => Promise<Result<ShopSource>>,
    options: { isDemo?: boolean } = {},
  ): Promise<Result<LoadReport>> {
    // Questions come as soon as a shop is shown, and have to find that its tables are on their way.
    let settle: (result: Result<LoadReport>) => void = () => undefined;
    opening = new Promise((resolve) => (settle = resolve));
    if (seen !== undefined && isSameValue(seen.report.summary.segmentRules, segmentRules)) {
      kept = seen;
      batch(() => {
        setReport(seen.report);
        setIsDemo(options.isDemo ?? false);
        setStatus({ state: 'loading', progress: null });
      });
    }
    const result = await loadOpened(fetchSource, options);
    settle(result);
    if (!result.ok && current === undefined && running === undefined) setReport(undefined);
    return result;
  }

  async function load(
    source: ShopSource,
    options: { isDemo?: boolean } = {},
  ): Promise<Result<LoadReport>> {
    running?.abort();
    const own = new AbortController();
    running = own;
    setStatus({ state: 'loading', progress: null });
    const loaded = await engine.ask.loadShop(source, {
      signal: own.signal,
      onProgress: (progress) => {
        if (running === own) setStatus({ state: 'loading', progress });
      },
    });
    const result = loaded.ok ? await segmented(loaded.value) : loaded;
    if (running !== own) return failed(cancelled);
    running = undefined;
    batch(() => {
      if (result.ok) {
        current = source;
        setReport(result.value);
        setIsDemo(options.isDemo ?? false);
        setStatus({ state: 'ready' });
      } else if (result.failure.kind === 'cancelled') {
        setStatus({ state: current === undefined ? 'none' : 'ready' });
      } else {
        setStatus({ state: 'failed', failure: result.failure });
      }
    });
    return result;
  }

  /**
   * Returns a loaded shop's report once its customers are segmented by the thresholds that hold by
   * then.
   */
  async function segmented(report: LoadReport): Promise<Result<LoadReport>> {
    const rules = segmentRules;
    if (isSameValue(report.summary.segmentRules, rules)) return success(report);
    const summary = await engine.ask.setSegmentRules(rules);
    return summary.ok ? segmented({ ...report, summary: summary.value }) : summary;
  }

  async function setSegmentRules(rules: SegmentRules): Promise<Result<null>> {
    segmentRules = rules;
    const before = report();
    if (before === undefined) return success(null);
    if (isOnItsWay()) {
      // The load segments by the thresholds that hold when it ends.
      const opened = await opening;
      return opened === undefined || opened.ok ? success(null) : opened;
    }
    const result = await segmented(before);
    // A shop that was loaded meanwhile already has them.
    if (result.ok && report() === before) setReport(result.value);
    return result.ok ? success(null) : result;
  }

  /**
   * Loads the shop again, as its tables went with the engine. Where they cannot be built again, there
   * is no shop.
   */
  async function replay(): Promise<void> {
    if (current === undefined) return;
    const replayed = current;
    const result = await load(replayed, { isDemo: isDemo() });
    if (!result.ok && current === replayed && status().state === 'failed') setReport(undefined);
  }

  return {
    engine: { ...engine, ask },
    summary: () => report()?.summary,
    report,
    status,
    isDemo,
    // It depends on `report`, since both change together.
    recipe: () => (report() === undefined ? undefined : current?.recipe),
    source: () => (report() === undefined ? undefined : current),
    load,
    open,
    keepFiles(source, files) {
      if (current === source) current = { ...source, files };
    },
    cancelLoad: () => running?.abort(),
    setSegmentRules,
  };
}

/** These are about files, or are asked by the session itself in its own time. */
const WITHOUT_TABLES: ReadonlySet<QuestionName> = new Set<QuestionName>([
  'unpackFile',
  'understandFile',
  'linkSources',
  'loadEffects',
  'loadShop',
  'setSegmentRules',
]);
