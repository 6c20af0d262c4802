import { createStore, produce, unwrap } from 'solid-js/store';
import type { InspectedSource, SourceChange } from '../../domain/inspection';
import type { SourceRecipe } from '../../domain/recipe';
import type { ShopSession } from '../../engine/shop-session';
import {
  isReread,
  isUsable,
  pendingSource,
  settled,
  noChoices,
  withChange,
  type SourceChoices,
  type SourceDraft,
} from './source-draft';

/**
 * The files on their way to a shop, each with what was found in it and what the person said of it.
 * Archives become the files in them. Whatever is looked at again, the person's choices hold.
 */
export interface Sources {
  readonly all: readonly SourceDraft[];
  /** The same as plain values. */
  plain(): readonly SourceDraft[];
  /** Adds files and looks at them; one of the same name takes the older one's place. */
  add(files: readonly File[]): Promise<{ replaced: string[] }>;
  remove(id: number): void;
  change(id: number, change: SourceChange): Promise<void>;
  /** Takes a choice of a question. */
  answer(id: number, question: string, choice: number): Promise<void>;
  /** Files that are added from now on are read as the recipe says, found by name, else by header. */
  follow(recipe: readonly SourceRecipe[]): void;
  clear(): void;
}

export function createSources(session: ShopSession): Sources {
  const [all, setAll] = createStore<SourceDraft[]>([]);
  const { ask } = session.engine;
  let followed: readonly SourceRecipe[] = [];
  let nextId = 1;
  /** Counts how often the files were linked; what an older linking still says is not heard. */
  let linking = 0;

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

  /** An archive gives its place to the files in it. */
  async function open(id: number, file: File): Promise<void> {
    const unpacked = await ask.unpackFile(file);
    const index = all.findIndex((source) => source.id === id);
    if (index < 0) return;
    if (!unpacked.ok || unpacked.value.problem !== null || unpacked.value.files.length === 0) {
      const problem = unpacked.ok ? unpacked.value.problem : unpacked.failure;
      patch(id, { isPending: false, problem: problem ?? emptyArchive(file.name) });
      return;
    }
    const { files } = unpacked.value;
    if (files.length === 1 && files[0]?.name === file.name) return inspect(id);
    setAll(produce((list) => list.splice(index, 1)));
    const { sources } = place(files, index);
    await Promise.all(sources.map((source) => inspect(source.id)));
  }

  async function inspect(id: number): Promise<void> {
    const source = find(id);
    if (source === undefined) return;
    const named = followed.find(({ name }) => name === source.file.name);
    if (named !== undefined && source.choices === noChoices) {
      patch(id, { choices: choicesOf(named) });
      return inspect(id);
    }
    const { dialect, kind, shape } = source.choices;
    const found = await ask.inspectFile({ file: source.file, dialect, kind, shape });
    if (!found.ok) return patch(id, { isPending: false, problem: found.failure });
    const alike = source.choices === noChoices && followed.find(hasHeaders(found.value));
    if (alike) {
      patch(id, { choices: choicesOf(alike) });
      return inspect(id);
    }
    // What was said of columns by their number holds only while they are the same columns.
    const { choices } = find(id) ?? source;
    const isSame = hasSameColumns(source.inspected, found.value);
    patch(id, {
      inspected: found.value,
      linked: undefined,
      choices: isSame ? choices : { ...choices, columns: {}, answers: {} },
    });
  }

  /** Has the files looked at beside each other. */
  async function link(): Promise<void> {
    const own = ++linking;
    const usable = plain().filter(isUsable);
    const sources = usable.flatMap(({ inspected, choices }) =>
      inspected === undefined ? [] : [{ ...inspected, kind: choices.kind ?? inspected.kind }],
    );
    if (sources.length === 0) return;
    const linked = await ask.linkSources({ sources, files: usable.map(({ file }) => file) });
    if (own !== linking || !linked.ok) return;
    usable.forEach(({ id }, index) => patch(id, { linked: linked.value[index] }));
  }

  async function change(id: number, changed: SourceChange): Promise<void> {
    const source = find(id);
    if (source === undefined) return;
    patch(id, { choices: withChange(source.choices, changed) });
    if (!isReread(changed)) return;
    await inspect(id);
    await link();
  }

  return {
    all,
    plain,
    add,
    remove(id) {
      setAll((list) => list.filter((source) => source.id !== id));
      void link();
    },
    change,
    async answer(id, question, choice) {
      const source = find(id);
      const chosen = source?.questions.find((each) => each.id === question)?.choices[choice];
      if (source === undefined || chosen === undefined) return;
      const answers = { ...source.choices.answers, [question]: choice };
      patch(id, { choices: { ...source.choices, answers } });
      await change(id, chosen.change);
    },
    follow(recipe) {
      followed = recipe;
    },
    clear() {
      followed = [];
      linking += 1;
      setAll([]);
    },
  };
}

/** What a recipe says of a file, as if a person had said it. */
const choicesOf = ({ kind, shape, ordersBy, dialect, columns }: SourceRecipe): SourceChoices => ({
  kind,
  shape,
  ordersBy,
  dialect,
  answers: {},
  isWhole: true,
  columns: Object.fromEntries(
    columns.map(({ role, formats, decimal, unit }, index) => [
      index,
      { role, ...(formats && { formats }), ...(decimal && { decimal }), ...(unit && { unit }) },
    ]),
  ),
});

const hasHeaders =
  (found: InspectedSource) =>
  (source: SourceRecipe): boolean =>
    source.columns.length === found.columns.length &&
    source.columns.every(({ header }, index) => header === found.columns[index]?.header);

const hasSameColumns = (before: InspectedSource | undefined, after: InspectedSource): boolean =>
  before === undefined ||
  (before.columns.length === after.columns.length &&
    before.columns.every(({ header }, index) => header === after.columns[index]?.header));

const emptyArchive = (name: string) => ({
  kind: 'bad-file' as const,
  message: `${name} holds no table.`,
});
