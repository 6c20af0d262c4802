import { success, type Result } from '../../../domain/errors';
import type { SourceRecipe } from '../../../domain/recipe/recipe';
import type { UnderstoodSource } from '../../../domain/recipe/understanding';
import type { Ask } from '../../../engine/ask';
import type { MappingStore } from '../../../storage/shops/mappings';
import type { DraftList } from './create-draft-list';
import { choicesOf, hasHeaders } from './follow-recipe';
import { headersOf, recall } from './recall';
import { noChoices, type SourceChoices } from './source-choices';

/** Has the engine look at files, and writes into their drafts what was found. */
export interface DraftUnderstanding {
  /**
   * Looks at a file that is new: it is read as a recipe says, or as last time, or as detected. An
   * archive or a workbook gives its place to the tables in it; where some of it is left out, it stays
   * before them and says why.
   */
  open(id: number, file: File): Promise<void>;
  /** Looks at a file again, after a choice. */
  again(id: number): Promise<void>;
  /** Files that are opened from now on are read as the recipe says, found by name, else by header. */
  follow(recipe: readonly SourceRecipe[]): void;
}

export function understandDrafts(
  drafts: DraftList,
  ask: Ask,
  mappings: Pick<MappingStore, 'find'>,
): DraftUnderstanding {
  const { find, patch } = drafts;
  let followed: readonly SourceRecipe[] = [];

  async function open(id: number, file: File): Promise<void> {
    const unpacked = await ask.unpackFile(file);
    const index = drafts.plain().findIndex((source) => source.id === id);
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
    } else drafts.remove(id);
    const { sources } = drafts.place(files, problem === null ? index : index + 1);
    await Promise.all(sources.map((source) => meet(source.id)));
  }

  const look = (file: File, { dialect, kind, shape }: SourceChoices) =>
    ask.understandFile({ file, dialect, kind, shape });

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
    return again(id);
  }

  function keep(id: number, found: Result<UnderstoodSource>): void {
    patch(
      id,
      found.ok
        ? { understood: found.value, linked: undefined }
        : { isPending: false, problem: found.failure },
    );
  }

  async function again(id: number): Promise<void> {
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

  return {
    open,
    again,
    follow: (recipe) => {
      followed = recipe;
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
