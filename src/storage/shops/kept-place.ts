import { answerStore, type AnswerStore, type KeptAnswers } from './kept-answers';
import type { KeptTables } from '../../domain/shop/kept-tables';
import { tableStore, type TableStore } from './kept-tables';

/** What this browser keeps of its shops beside their files. It is all a copy, and may go at any time. */
export interface KeptPlaces {
  /** Returns the place of a shop for one build of the engine; without a build it keeps nothing. */
  of(shopId: string, build: string | undefined): KeptPlace;
  /** Drops what other builds have kept, and what is about other shops than these. */
  sweep(build: string, shopIds: readonly string[]): Promise<void>;
}

interface KeptPlace {
  readonly answers: KeptAnswers;
  readonly tables: KeptTables | undefined;
}

export const createKeptPlaces = (
  answers: AnswerStore = answerStore(),
  tables: TableStore = tableStore(),
): KeptPlaces => ({
  of: (shopId, build) => ({ answers: answers.of(shopId, build), tables: tables.of(shopId, build) }),
  async sweep(build, shopIds) {
    await answers.sweep(build, shopIds);
    await tables.sweep(build, shopIds);
  },
});
