import type { Accessor } from 'solid-js';
import type { SourceRecipe } from '../../../domain/recipe/recipe';
import type { SourceChange } from '../../../domain/recipe/understanding';
import type { ShopSession } from '../../../engine/create-shop-session';
import type { MappingStore } from '../../../storage/shops/mappings';
import { createDraftList } from './create-draft-list';
import { createLinking } from './create-linking';
import { isReread, noChoices, withChange } from './source-choices';
import type { SourceDraft } from './source-draft';
import { understandDrafts } from './understand-drafts';

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
  const { ask } = session.engine;
  const drafts = createDraftList();
  const understanding = understandDrafts(drafts, ask, mappings);
  const { isLinking, link, drop } = createLinking(drafts, ask);

  async function reread(id: number): Promise<void> {
    await understanding.again(id);
    await link();
  }

  async function change(id: number, changed: SourceChange): Promise<void> {
    const source = drafts.find(id);
    if (source === undefined) return;
    drafts.patch(id, { choices: withChange(source.choices, changed) });
    if (isReread(changed)) await reread(id);
  }

  return {
    all: drafts.all,
    isLinking,
    plain: drafts.plain,
    async add(files) {
      const { sources, replaced } = drafts.place(files, drafts.all.length);
      await Promise.all(sources.map(({ id, file }) => understanding.open(id, file)));
      await link();
      return { replaced };
    },
    remove(id) {
      drafts.remove(id);
      void link();
    },
    change,
    async answer(id, clarification, choice) {
      const source = drafts.find(id);
      const asked = source?.clarifications.find((each) => each.id === clarification);
      const chosen = asked?.choices[choice];
      if (source === undefined || chosen === undefined) return;
      const answers = { ...source.choices.answers, [clarification]: choice };
      drafts.patch(id, { choices: { ...source.choices, answers } });
      await change(id, chosen.change);
    },
    async asDetected(id) {
      drafts.patch(id, { choices: noChoices, recalled: undefined });
      await reread(id);
    },
    setRemembered: (id, on) => drafts.patch(id, { isRemembered: on }),
    follow: understanding.follow,
    clear() {
      understanding.follow([]);
      drop();
      drafts.clear();
    },
  };
}
