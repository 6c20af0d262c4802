import type { KeptTables } from '../domain/shop/kept-tables';

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
