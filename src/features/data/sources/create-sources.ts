import { batch, createSignal, type Accessor } from 'solid-js';
import { createStore, produce, unwrap } from 'solid-js/store';
import { success, type Result } from '../../../domain/errors';
import type { SourceChange, UnderstoodSource } from '../../../domain/recipe/understanding';
import type { SourceRecipe } from '../../../domain/recipe/recipe';
import type { ShopSession } from '../../../engine/create-shop-session';
import type { MappingStore } from '../../../storage/shops/mappings';
import { choicesOf, hasHeaders } from './follow-recipe';
import { headersOf, recall } from './recall';
import { isReread, noChoices, withChange, type SourceChoices } from './source-choices';
import { isUsable, pendingSource, settled, type SourceDraft } from './source-draft';

/**
 * The files on their way to a shop, each with what was found in it and what the person said of it.
 * Archives become the files in them. Whatever is looked at again, the person's choices hold.
 */
export interface Sources {
  readonly all: readonly SourceDraft[];
  /** The files are being looked at beside each other: what they are may yet change. */
  readonly isLinking: Accessor<boolean>;
  /** The same as plain values. */
  plain(): readonly SourceDraft[];
  /** Adds files and looks at them; one of the same name takes the older one's place. */
  add(files: readonly File[]): Promise<{ replaced: string[] }>;
  remove(id: number): void;
  change(id: number, change: SourceChange): Promise<void>;
  /** Answers a clarification with one of its choices, by number. */
  answer(id: number, clarification: string, choice: number): Promise<void>;
  /** Reads a file as it was detected, whatever a recipe or the last such file says. */
  asDetected(id: number): Promise<void>;
  /** Decides whether a load remembers how files with its columns are read. */
  setRemembered(id: number, on: boolean): void;
  /** Files that are added from now on are read as the recipe says, found by name, else by header. */
  follow(recipe: readonly SourceRecipe[]): void;
  clear(): void;
}

export function createSources(session: ShopSession, mappings: Pick<MappingStore, 'find'>): Sources {
  const [all, setAll] = createStore<SourceDraft[]>([]);
  const { ask } = session.engine;
  let followed: readonly SourceRecipe[] = [];
  let nextId = 1;
  /** Counts how often the files were linked; what an older linking still says is not heard. */
  let linking = 0;
  const [isLinking, setLinking] = createSignal(false);

  /** Plain values: what goes to the engine must not be the store's proxies, which cannot be cloned. */
  const plain = () => unwrap(all) as readonly SourceDraft[];
  const find = (id: number) => plain().find((source) => source.id === id);

  function patch(id: number, change: Partial<SourceDraft>): void {
    const index = plain().findIndex((source) => source.id === id);
    const source = plain()[index];
    if (source !== undefined) setAll(index, settled({ ...source, ...change }));
  }

  /** Puts sources where `at` says, and takes away those of the same names elsewhere. */
  function place(
    files: readonly File[],
    at: number,
  ): { sources: SourceDraft[]; replaced: string[] } {
    const replaced: string[] = [];
    const sources = files.map((file) => pendingSource(nextId++, file));
    setAll(
      produce((list) => {
        let next = at;
        for (const source of sources) {
          const older = list.findIndex(({ file }) => file.name === source.file.name);
          if (older >= 0) {
            replaced.push(source.file.name);
            list[older] = source;
          } else {
            list.splice(Math.min(next, list.length), 0, source);
            next += 1;
          }
        }
      }),
    );
    return { sources, replaced };
  }

  async function add(files: readonly File[]): Promise<{ replaced: string[] }> {
    const { sources, replaced } = place(files, all.length);
    await Promise.all(sources.map(({ id, file }) => open(id, file)));
    await link();
    return { replaced };
  }

  /**
   * An archive or a workbook gives its place to the tables in it; where some of it is left out, it
   * stays before them and says why.
   */
  async function open(id: number, file: File): Promise<void> {
    const unpacked = await ask.unpackFile(file);
    const index = all.findIndex((source) => source.id === id);
    if (index < 0) return;
    const { files, problem } = unpacked.ok
      ? unpacked.value
      : { files: [], problem: unpacked.failure };
    const [only] = files;
    if (problem === null && files.length === 1 && only?.name === file.name) {
      patch(id, { file: only });
      return meet(id);
    }
    if (problem !== null || files.length === 0) {
      patch(id, { isPending: false, problem: problem ?? emptyArchive(file.name) });
    } else setAll(produce((list) => list.splice(index, 1)));
    const { sources } = place(files, problem === null ? index : index + 1);
    await Promise.all(sources.map((source) => meet(source.id)));
  }

  const look = (file: File, { dialect, kind, shape }: SourceChoices) =>
    ask.understandFile({ file, dialect, kind, shape });

  /** Looks at a file that is new: it is read as a recipe says, or as last time, or as detected. */
  async function meet(id: number): Promise<void> {
    const source = find(id);
    if (source === undefined) return;
    const { file } = source;
    const named = followed.find(({ name }) => name === file.name);
    if (named !== undefined) return readAs(id, choicesOf(named));
    const found = await look(file, noChoices);
    if (!found.ok || found.value.problem !== null) return keep(id, found);
    const { dialect } = found.value;
    patch(id, { detected: { dialect, headers: headersOf(found.value) } });
    const alike = followed.find(hasHeaders(found.value));
    if (alike !== undefined) return readAs(id, choicesOf(alike));
    const recalled = await recall(found.value, mappings, (choices) => look(file, choices));
    if (recalled === undefined) return keep(id, found);
    patch(id, { choices: recalled.choices, recalled: recalled.note });
    keep(id, success(recalled.found));
  }

  function readAs(id: number, choices: SourceChoices): Promise<void> {
    patch(id, { choices });
    return understand(id);
  }

  function keep(id: number, found: Result<UnderstoodSource>): void {
    patch(
      id,
      found.ok
        ? { understood: found.value, linked: undefined }
        : { isPending: false, problem: found.failure },
    );
  }

  /** Looks at a file again, after a choice. */
  async function understand(id: number): Promise<void> {
    const source = find(id);
    if (source === undefined) return;
    const found = await look(source.file, source.choices);
    // A choice about a column's number holds only while the columns are the same.
    const choices = find(id)?.choices ?? source.choices;
    if (found.ok && !hasSameColumns(source.understood, found.value)) {
      patch(id, { choices: { ...choices, columns: {}, answers: {} } });
    }
    keep(id, found);
  }

  /** Has the files looked at beside each other. */
  async function link(): Promise<void> {
    const own = ++linking;
    const usable = plain().filter(isUsable);
    const sources = usable.flatMap(({ understood, choices }) =>
      understood === undefined ? [] : [{ ...understood, kind: choices.kind ?? understood.kind }],
    );
    setLinking(sources.length > 1);
    if (sources.length === 0) return;
    const linked = await ask.linkSources({ sources, files: usable.map(({ file }) => file) });
    if (own !== linking) return;
    batch(() => {
      if (linked.ok) usable.forEach(({ id }, index) => patch(id, { linked: linked.value[index] }));
      setLinking(false);
    });
  }

  async function change(id: number, changed: SourceChange): Promise<void> {
    const source = find(id);
    if (source === undefined) return;
    patch(id, { choices: withChange(source.choices, changed) });
    if (!isReread(changed)) return;
    await understand(id);
    await link();
  }

  return {
    all,
    isLinking,
    plain,
    add,
    remove(id) {
      setAll((list) => list.filter((source) => source.id !== id));
      void link();
    },
    change,
    async answer(id, clarification, choice) {
      const source = find(id);
      const chosen = source?.clarifications.find((each) => each.id === clarification)?.choices[
        choice
      ];
      if (source === undefined || chosen === undefined) return;
      const answers = { ...source.choices.answers, [clarification]: choice };
      patch(id, { choices: { ...source.choices, answers } });
      await change(id, chosen.change);
    },
    async asDetected(id) {
      patch(id, { choices: noChoices, recalled: undefined });
      await understand(id);
      await link();
    },
    setRemembered: (id, on) => patch(id, { isRemembered: on }),
    follow(recipe) {
      followed = recipe;
    },
    clear() {
      followed = [];
      linking += 1;
      setLinking(false);
      setAll([]);
    },
  };
}

const hasSameColumns = (before: UnderstoodSource | undefined, after: UnderstoodSource): boolean =>
  before === undefined ||
  (before.columns.length === after.columns.length &&
    before.columns.every(({ header }, index) => header === after.columns[index]?.header));

const emptyArchive = (name: string) => ({
  kind: 'bad-file' as const,
  message: `${name} holds no table.`,
});
