import type { Recipe } from '../domain/recipe/recipe';
import type { TablePart } from '../domain/shop/kept-tables';
import type { LoadReport } from '../domain/shop/shop';
import type { InputOf } from './ask';

/**
 * Answers about one shop that were given before. Nothing rejects: what was not kept, or cannot be read,
 * is asked of the engine again.
 */
export interface KeptAnswers {
  /** The answer is wrapped, for null is an answer. */
  recall(question: unknown): Promise<{ answer: unknown } | undefined>;
  keep(question: unknown, answer: unknown): Promise<void>;
}

/** What a browser keeps of one shop beside its files, so that it opens at once. */
export interface KeptPlace {
  readonly answers: KeptAnswers;
  /** Undefined where no tables are kept: of the demo shop, and in development. */
  readonly tables?: KeptTables | undefined;
}

/** A copy of a shop's tables; its sources stay the truth. */
export interface KeptTables {
  /** Returns the tables that were made by this recipe; undefined where there are none, or not whole. */
  read(recipe: Recipe): Promise<InputOf<'openTables'> | undefined>;
  /**
   * Writes tables in place of those that are there: all that `fill` adds, or nothing where it rejects.
   * Rejects with a QuotaExceededError where there is no room for so many bytes.
   */
  write(
    recipe: Recipe,
    report: LoadReport,
    bytes: number,
    fill: (add: AddPart) => Promise<void>,
  ): Promise<void>;
}
export type AddPart = (part: TablePart, stream: Uint8Array<ArrayBuffer>) => Promise<void>;
