import { batch, createSignal, type Accessor } from 'solid-js';
import { cancelled, failed, success, type Failure, type Result } from '../domain/errors';
import type { Progress } from '../domain/progress';
import type { Recipe } from '../domain/recipe/recipe';
import { defaultSegmentRules, type SegmentRules } from '../domain/segments/segments';
import type { KeptTables } from '../domain/shop/kept-tables';
import type { LoadReport, ShopSummary } from '../domain/shop/shop';
import { isSameValue } from '../domain/same-value';
import type { AnswerOf, Ask, AskOptions, InputOf, QuestionName } from './ask';
import { createEngineClient, spawnEngineWorker, type EngineClient } from './create-engine-client';
import { createQuiet, type Quiet } from './create-quiet';
import { isKept, keepReport, keptQuestion, type KeptQuestion, type SeenShop } from './kept-answers';
import { keepTables } from './keep-tables';
import type { KeptPlace } from './kept-place';

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
  /** Loads a shop: from its tables where the place has them, else from its sources. */
  load(source: ShopSource, options?: LoadOptions): Promise<Result<LoadReport>>;
  /**
   * Opens the first shop of a visit: shows it as it was last seen, if it was, and loads it behind. Gives
   * way to a load that a person begins meanwhile.
   */
  open(
    seen: SeenShop | undefined,
    fetchSource: () => Promise<Result<ShopSource>>,
    options?: { isDemo?: boolean },
  ): Promise<Result<LoadReport>>;
  /**
   * Takes the files of a loaded source from a safer place, in the source's order, for replays, and keeps
   * there what the next visit opens on. It resolves when all is there that there is room for.
   */
  keepIn(source: ShopSource, files: File[], place: KeptPlace): Promise<Result<null>>;
  cancelLoad(): void;
  /** For work nobody waits for: it begins when it is quiet, and goes on while nobody asks. */
  readonly quiet: Pick<Quiet, 'whenQuiet' | 'whenFree'>;
  /** Segments this and every later shop by these thresholds. */
  setSegmentRules(rules: SegmentRules): Promise<Result<null>>;
}

export function createShopSession(
  isSafe: Promise<void> = Promise.resolve(),
  spawn: () => Worker = spawnEngineWorker,
): ShopSession {
  const engine = createEngineClient(spawn, () => void replay(), isSafe);
  const quiet = createQuiet();
  const [report, setReport] = createSignal<LoadReport>();
  const [status, setStatus] = createSignal<ShopStatus>({ state: 'none' });
  const [isDemo, setIsDemo] = createSignal(false);
  let current: ShopSource | undefined;
  let running: AbortController | undefined;
  let segmentRules = defaultSegmentRules;
  /** Where the shop that is shown is kept; undefined while it is not. */
  let place: KeptPlace | undefined;
  /** These were answered before it was known where they are kept. */
  let early: EarlyAnswer[] = [];
  /**
   * Asks the engine the first question that was answered without it: what it works out for the answer is
   * then there when the next question, such as another filter, needs it.
   */
  let warmUp: (() => Promise<unknown>) | undefined;
  /** Settles when the shop that is opened first is in the engine, or will not be. */
  let opening: Promise<Result<LoadReport>> | undefined;

  /** Nothing is in the engine yet of the shop that is shown. */
  const isOnItsWay = () => current === undefined && opening !== undefined;

  async function askShop<Name extends QuestionName>(
    name: Name,
    input: InputOf<Name>,
    options?: AskOptions,
  ): Promise<Result<AnswerOf<Name>>> {
    const shown = report();
    const found = shown && (await place?.answers.recall(keptQuestion(shown.summary, name, input)));
    if (found !== undefined) {
      if (isOnItsWay()) warmUp ??= () => engine.ask[name](input);
      // It was given by the engine that this page asks, to the same question.
      return success(found.answer as AnswerOf<Name>);
    }
    if (isOnItsWay()) await opening;
    // A load that is under way may have other tables in place when the question has its turn.
    const asked = running === undefined ? report() : undefined;
    const result = await engine.ask[name](input, options);
    if (result.ok && asked !== undefined && asked === report() && isKept(name)) {
      keep({ question: keptQuestion(asked.summary, name, input), answer: result.value });
    }
    return result;
  }

  function keep(answered: EarlyAnswer): void {
    const answers = place?.answers;
    if (answers !== undefined) whenIdle(() => answers.keep(answered.question, answered.answer));
    else if (!isDemo() && early.length < MOST_EARLY) early.push(answered);
  }

  /** Keeps the report with each load, so that it is younger than the answers of earlier visits. */
  function keepShown(): void {
    const [answers, shown, of] = [place?.answers, report(), current];
    if (answers === undefined || shown === undefined || of === undefined) return;
    whenIdle(() => keepReport(answers, of.recipe, shown));
  }

  /** Copies the shop's tables, once the first questions about it are answered. */
  async function keepTablesLater(later: () => Promise<void>): Promise<Result<null>> {
    const [of, shown, tables] = [current, report(), place?.tables];
    if (of === undefined || shown === undefined || tables === undefined) return success(null);
    await later();
    return current?.recipe === of.recipe && running === undefined
      ? keepTables(engine.ask, tables, of.recipe, shown, quiet.whenFree)
      : success(null);
  }

  const ask = new Proxy(engine.ask, {
    get: (asks, name: QuestionName) =>
      WITHOUT_TABLES.has(name)
        ? asks[name]
        : (input: never, options?: AskOptions): unknown =>
            quiet.during(askShop(name, input, options)),
  }) as Ask;

  async function loadOpened(
    fetchSource: () => Promise<Result<ShopSource>>,
    options: LoadOptions,
  ): Promise<Result<LoadReport>> {
    const source = await fetchSource();
    // A person's own load is under way, or done: it is what they want to see.
    if (running !== undefined || current !== undefined) return failed(cancelled);
    if (source.ok) {
      const loaded = await load(source.value, options);
      // There is nothing yet that a new engine would replay: the shop goes into that one.
      const hasDied = !loaded.ok && loaded.failure.kind === 'engine-stopped';
      return hasDied && running === undefined ? load(source.value, options) : loaded;
    }
    setStatus({ state: 'failed', failure: source.failure });
    return source;
  }

  async function open(
    seen: SeenShop | undefined,
    fetchSource: () => Promise<Result<ShopSource>>,
    options: { isDemo?: boolean } = {},
  ): Promise<Result<LoadReport>> {
    // Questions come as soon as a shop is shown, and have to find that its tables are on their way.
    let settle: (result: Result<LoadReport>) => void = () => undefined;
    opening = new Promise((resolve) => (settle = resolve));
    const lastReport = seen?.report;
    if (lastReport !== undefined && isSameValue(lastReport.summary.segmentRules, segmentRules)) {
      place = seen?.place;
      batch(() => {
        setReport(lastReport);
        setIsDemo(options.isDemo ?? false);
        setStatus({ state: 'loading', progress: null });
      });
    }
    const result = await loadOpened(fetchSource, { ...options, place: seen?.place });
    settle(result);
    // Questions that waited for the tables go first.
    const warm = warmUp;
    warmUp = undefined;
    if (result.ok && warm !== undefined) setTimeout(() => void warm());
    if (!result.ok && current === undefined && running === undefined) setReport(undefined);
    return result;
  }

  const load: ShopSession['load'] = (source, options) => quiet.during(loadNow(source, options));

  async function loadNow(
    source: ShopSource,
    options: LoadOptions = {},
  ): Promise<Result<LoadReport>> {
    running?.abort();
    const own = new AbortController();
    running = own;
    setStatus({ state: 'loading', progress: null });
    const asking: AskOptions = {
      signal: own.signal,
      onProgress: (progress) => {
        if (running === own) setStatus({ state: 'loading', progress });
      },
    };
    const reopened = await openKept(source, options.place?.tables, asking);
    const loaded = reopened ?? (await engine.ask.loadShop(source, asking));
    const result = loaded.ok ? await segmented(loaded.value) : loaded;
    if (running !== own) return failed(cancelled);
    running = undefined;
    batch(() => {
      if (result.ok) {
        current = source;
        place = options.place;
        early = [];
        setReport(result.value);
        setIsDemo(options.isDemo ?? false);
        setStatus({ state: 'ready' });
      } else if (result.failure.kind === 'cancelled') {
        setStatus({ state: current === undefined ? 'none' : 'ready' });
      } else {
        setStatus({ state: 'failed', failure: result.failure });
      }
    });
    if (result.ok) {
      keepShown();
      if (reopened === undefined) void keepTablesLater(quiet.whenQuiet);
    }
    return result;
  }

  /** Opens a shop from its kept tables; undefined where there are none that the engine can use. */
  async function openKept(
    { recipe }: ShopSource,
    tables: KeptTables | undefined,
    asking: AskOptions,
  ): Promise<Result<LoadReport> | undefined> {
    const kept = await tables?.read(recipe);
    if (kept === undefined) return undefined;
    const opened = await engine.ask.openTables(kept, asking);
    return opened.ok || opened.failure.kind === 'cancelled' ? opened : undefined;
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
    if (result.ok && result.value !== before && report() === before) {
      setReport(result.value);
      keepShown();
    }
    return result.ok ? success(null) : result;
  }

  /**
   * Loads the shop again, as its tables went with the engine. Where they cannot be built again, there
   * is no shop.
   */
  async function replay(): Promise<void> {
    if (current === undefined) return;
    const replayed = current;
    const result = await load(replayed, { isDemo: isDemo(), place });
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
    async keepIn(source, files, keptAt) {
      if (current !== source) return success(null);
      current = { ...source, files };
      place = keptAt;
      keepShown();
      for (const answered of early.splice(0)) keep(answered);
      return keepTablesLater(quiet.whenFree);
    },
    cancelLoad: () => running?.abort(),
    quiet,
    setSegmentRules,
  };
}

export interface LoadOptions {
  isDemo?: boolean;
  /** Where the shop is kept, if it is. */
  place?: KeptPlace | undefined;
}

interface EarlyAnswer {
  question: KeptQuestion;
  answer: unknown;
}
/** A shop is kept soon after it was loaded, and few questions are asked until then. */
const MOST_EARLY = 50;

/** Keeping an answer takes the page some milliseconds, which no one should wait for. */
function whenIdle(run: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run, { timeout: 2000 });
  else setTimeout(run);
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
