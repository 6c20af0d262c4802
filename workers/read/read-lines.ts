import { CodedLinesOf, type CodedLines, type CodedPlan } from './lines/coded-lines';
import { readRows, type ReadOptions, type TextCounts } from './read-rows';

/**
 * Reads the order lines of a file, block by block, and tells what was met in the whole file at the end.
 * Throws as `readRows` does.
 */
export type ReadLines = (
  file: File,
  plan: CodedPlan,
  options: ReadOptions,
) => AsyncGenerator<CodedLines, TextCounts>;

/** Reads in the thread that asks. */
export const readLinesHere: ReadLines = (file, plan, options) =>
  readRows(file, plan.source.dialect, new CodedLinesOf(plan), options);
