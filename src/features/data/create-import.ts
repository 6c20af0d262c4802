import { createSignal, type Accessor } from 'solid-js';
import { createStore } from 'solid-js/store';
import { cancelled, failed, type Failure, type Result } from '../../domain/errors';
import type { Role, SourceKind } from '../../domain/recipe';
import type { LoadReport } from '../../domain/shop';
import { fetchDemoShop } from '../../engine/demo-shop';
import type { ShopSession, ShopSource } from '../../engine/shop-session';
import type { LoadedFile } from './load-stages';
import { issuesOf, type Issue } from './issues';
import {
  inspectedDraft,
  pendingSource,
  proposedName,
  recipeOf,
  type SourceDraft,
} from './source-draft';

/** Where the way from files to a shop stands. */
export type Step = 'start' | 'columns' | 'loading' | 'report';

/**
 * From files to a loaded shop. Invariants: files and choices are kept until they are removed or
 * replaced, whatever a load comes to; `report` is reached only by a load that is complete; the shop
 * loaded before stays until then.
 */
export interface Import {
  readonly step: Accessor<Step>;
  readonly sources: readonly SourceDraft[];
  readonly shopName: Accessor<string>;
  readonly leaveOutReturns: Accessor<boolean>;
  /** What stands in the way of `load`. */
  readonly issues: Accessor<Issue[]>;
  /** Why the last load failed, until something is changed. */
  readonly failure: Accessor<Failure | undefined>;
  /** What just happened, to be said in passing. */
  readonly notice: Accessor<string>;
  /** What is being loaded. */
  readonly loading: Accessor<{ shop: string; files: readonly LoadedFile[] }>;
  /** Adds files and looks at their heads. A file of the same name takes the older one's place. */
  add(files: readonly File[]): Promise<void>;
  remove(id: number): void;
  setKind(id: number, kind: SourceKind): void;
  setRole(id: number, column: number, role: Role): void;
  setShopName(name: string): void;
  setLeaveOutReturns(on: boolean): void;
  load(): Promise<void>;
  tryDemo(): Promise<void>;
  /** Gives up the load that is running and goes back to where it began. */
  cancel(): void;
  goTo(step: Exclude<Step, 'loading'>): void;
  /** Forgets the files and begins anew; the loaded shop stays. */
  startOver(): void;
}

export function createImport(
  session: ShopSession,
  fetchDemo: () => Promise<Result<ShopSource>> = fetchDemoShop,
): Import {
  const hasOwnShop = session.report() !== undefined && !session.isDemo();
  const [step, setStep] = createSignal<Step>(hasOwnShop ? 'report' : 'start');
  const [sources, setSources] = createStore<SourceDraft[]>([]);
  const [chosenName, setChosenName] = createSignal<string>();
  const [leaveOutReturns, setLeaveOutReturns] = createSignal(true);
  const [failure, setFailure] = createSignal<Failure>();
  const [notice, setNotice] = createSignal('');
  const [loading, setLoading] = createSignal<{ shop: string; files: readonly LoadedFile[] }>({
    shop: '',
    files: [],
  });
  let nextId = 1;
  /** Counts loads; what an older one still says is not heard. */
  let attempt = 0;
  let cameFrom: 'start' | 'columns' = 'start';
  let isLoadAsked = false;

  const shopName = () => chosenName() ?? proposedName(sources);
  const issues = () => issuesOf(sources);

  async function add(files: readonly File[]): Promise<void> {
    if (files.length === 0 || step() === 'loading') return;
    const replaced: string[] = [];
    const added = files.map((file) => {
      const source = pendingSource(nextId++, file);
      const older = sources.findIndex((other) => other.file.name === file.name);
      if (older >= 0) replaced.push(file.name);
      setSources(older >= 0 ? older : sources.length, source);
      return source;
    });
    changed();
    if (replaced.length > 0) setNotice(replacedNotice(replaced));
    setStep('columns');
    await Promise.all(added.map(({ id, file }) => inspect(id, file)));
  }

  async function inspect(id: number, file: File): Promise<void> {
    const found = await session.engine.ask.inspectFile({ file });
    patch(
      id,
      found.ok ? inspectedDraft(found.value) : { isPending: false, problem: found.failure },
    );
  }

  function patch(id: number, change: Partial<SourceDraft>): void {
    setSources((source) => source.id === id, change);
  }

  /** What was said of the files before holds no more. */
  function changed(): void {
    setFailure(undefined);
    setNotice('');
  }

  /** Runs a load and ends in a step, whatever it comes to; `isOver` tells that it was given up. */
  async function run(
    from: 'start' | 'columns',
    ask: (isOver: () => boolean) => Promise<Result<LoadReport>>,
  ): Promise<void> {
    const own = ++attempt;
    cameFrom = from;
    changed();
    setStep('loading');
    const result = await ask(() => own !== attempt);
    if (own !== attempt) return;
    isLoadAsked = false;
    if (!result.ok) setFailure(result.failure);
    setStep(result.ok ? 'report' : from);
  }

  function ask(source: ShopSource, isDemo: boolean): Promise<Result<LoadReport>> {
    setLoading(loadingOf(source));
    isLoadAsked = true;
    return session.load(source, { isDemo });
  }

  async function load(): Promise<void> {
    if (issues().length > 0 || step() === 'loading') return;
    const source = recipeOf(sources, shopName().trim() || proposedName(sources), leaveOutReturns());
    await run('columns', () => ask(source, false));
  }

  async function tryDemo(): Promise<void> {
    if (step() === 'loading') return;
    if (session.isDemo() && session.status().state === 'ready') {
      changed();
      setStep('report');
      return;
    }
    setLoading({ shop: 'Demo shop', files: [] });
    await run('start', async (isOver) => {
      const demo = await fetchDemo();
      if (!demo.ok) return demo;
      return isOver() ? failed(cancelled) : ask(demo.value, true);
    });
  }

  function cancel(): void {
    if (step() !== 'loading') return;
    attempt += 1;
    if (isLoadAsked) session.cancelLoad();
    isLoadAsked = false;
    setNotice('Cancelled.');
    setStep(cameFrom);
  }

  return {
    step,
    sources,
    shopName,
    leaveOutReturns,
    issues,
    failure,
    notice,
    loading,
    add,
    remove(id) {
      setSources((all) => all.filter((source) => source.id !== id));
      changed();
    },
    setKind(id, kind) {
      patch(id, { kind });
      changed();
    },
    setRole(id, column, role) {
      const columns = sources.find((source) => source.id === id)?.columns ?? [];
      patch(id, {
        columns: columns.map((each, index) =>
          index === column ? { ...each, role, isChosen: true } : each,
        ),
      });
      changed();
    },
    setShopName: (name) => void setChosenName(name),
    setLeaveOutReturns: (on) => void setLeaveOutReturns(on),
    load,
    tryDemo,
    cancel,
    goTo(next) {
      changed();
      setStep(next);
    },
    startOver() {
      setSources([]);
      setChosenName(undefined);
      setLeaveOutReturns(true);
      changed();
      setStep('start');
    },
  };
}

const loadingOf = ({ recipe, files }: ShopSource) => ({
  shop: recipe.name,
  files: recipe.sources.map(({ name, kind }, index) => ({
    name,
    kind,
    bytes: files[index]?.size ?? 0,
  })),
});

const replacedNotice = (names: readonly string[]): string => {
  const which = new Intl.ListFormat('en').format(names);
  return names.length === 1
    ? `${which} took the place of the file of the same name.`
    : `${which} took the places of the files of the same names.`;
};

const imports = new WeakMap<ShopSession, Import>();

/** The import of a session. It outlives the page: going elsewhere and back loses nothing. */
export function importOf(session: ShopSession): Import {
  const known = imports.get(session);
  if (known !== undefined) return known;
  const made = createImport(session);
  imports.set(session, made);
  return made;
}
