import { isSameValue } from '../domain/same-value';
import type { LoadReport, ShopSummary } from '../domain/shop/shop';
import { readTypedText } from '../domain/text/typed-json';
import type { AnswerOf, InputOf, QuestionName } from './ask';

/** An answer that was given before, with all that it depends on but the shop. */
export interface KeptAnswer {
  readonly name: QuestionName;
  readonly input: unknown;
  readonly answer: unknown;
}

/** A shop as it was last seen: its report, and answers about it. All are of one version of the app. */
export interface KeptShop {
  readonly report: LoadReport;
  readonly answers: readonly KeptAnswer[];
}

/** The answer is wrapped, for null is an answer. */
export interface Found<Answer> {
  readonly answer: Answer;
}

/** All of a shop that its answers depend on. */
const stateOf = ({ fingerprint, segmentRules }: ShopSummary) => ({ fingerprint, segmentRules });

/** Finds what was kept of a question about the shop that is shown; undefined where nothing was. */
export function findKept<Name extends QuestionName>(
  kept: KeptShop | undefined,
  shown: ShopSummary | undefined,
  name: Name,
  input: InputOf<Name>,
): Found<AnswerOf<Name>> | undefined {
  if (kept === undefined || shown === undefined) return undefined;
  if (!isSameValue(stateOf(kept.report.summary), stateOf(shown))) return undefined;
  const found = kept.answers.find((each) => each.name === name && isSameValue(each.input, input));
  // The file was written by the engine that this page asks, for the same question.
  return found && { answer: found.answer as AnswerOf<Name> };
}

/** Reads a shop that the build left; undefined where the text is cut off or is no such shop. */
export function readKeptShop(text: string): KeptShop | undefined {
  try {
    const value = readTypedText(text);
    return isKeptShop(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isKeptShop(value: unknown): value is KeptShop {
  if (typeof value !== 'object' || value === null) return false;
  const { report, answers } = value as Partial<KeptShop>;
  return (
    typeof report?.summary?.fingerprint === 'string' &&
    Array.isArray(answers) &&
    answers.every((each) => typeof (each as Partial<KeptAnswer> | null)?.name === 'string')
  );
}
