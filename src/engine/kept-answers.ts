import { isSameValue } from '../domain/same-value';
import type { Recipe } from '../domain/recipe/recipe';
import type { LoadReport, ShopSummary } from '../domain/shop/shop';
import { readTypedText } from '../domain/text/typed-json';
import type { QuestionName } from './ask';
import type { KeptAnswers, KeptPlace } from './kept-place';

/** A shop as it was last seen. Without a report there is nothing to show of it yet. */
export interface SeenShop {
  readonly report: LoadReport | undefined;
  readonly place: KeptPlace;
}

/** All that an answer of one build of the engine depends on. */
export interface KeptQuestion extends Pick<ShopSummary, 'fingerprint' | 'segmentRules'> {
  readonly name: QuestionName;
  readonly input: unknown;
}

export const keptQuestion = (
  { fingerprint, segmentRules }: ShopSummary,
  name: QuestionName,
  input: unknown,
): KeptQuestion => ({ fingerprint, segmentRules, name, input });

/** These say as much as the shop's rows do, and are asked for to be taken away, not to be shown. */
const NOT_KEPT: ReadonlySet<QuestionName> = new Set<QuestionName>([
  'setAsideRows',
  'runQuery',
  'audienceRows',
]);
export const isKept = (name: QuestionName): boolean => !NOT_KEPT.has(name);

/** A shop's report is known by the recipe: a shop that was renamed is another. */
const reportOf = (recipe: Recipe) => ({ name: 'loadShop', input: recipe });

export const keepReport = (
  answers: KeptAnswers,
  recipe: Recipe,
  report: LoadReport,
): Promise<void> => answers.keep(reportOf(recipe), report);

/** Finds what was seen of a shop that was made by this recipe. */
export async function recallShop(place: KeptPlace, recipe: Recipe): Promise<SeenShop> {
  const found = await place.answers.recall(reportOf(recipe));
  return { report: isReport(found?.answer) ? found.answer : undefined, place };
}

/** What the build saw of the demo shop. */
export interface SeenDemo {
  readonly report: LoadReport;
  readonly answers: readonly { readonly question: KeptQuestion; readonly answer: unknown }[];
}

/** Reads what the build saw; undefined where the text is cut off or is something else. */
export function readSeenDemo(text: string): SeenShop | undefined {
  try {
    const value = readTypedText(text);
    return isSeenDemo(value) ? seenShop(value) : undefined;
  } catch {
    return undefined;
  }
}

/** The file comes with each version of the app, so nothing is added to it. */
export const seenShop = ({ report, answers }: SeenDemo): SeenShop => ({
  report,
  place: {
    answers: {
      recall: (asked) =>
        Promise.resolve(answers.find(({ question }) => isSameValue(question, asked))),
      keep: () => Promise.resolve(),
    },
  },
});

const isReport = (value: unknown): value is LoadReport =>
  typeof (value as Partial<LoadReport> | null | undefined)?.summary?.fingerprint === 'string';

function isSeenDemo(value: unknown): value is SeenDemo {
  if (typeof value !== 'object' || value === null) return false;
  const { report, answers } = value as Partial<SeenDemo>;
  return (
    isReport(report) &&
    Array.isArray(answers) &&
    answers.every((each) => typeof each?.question?.name === 'string')
  );
}
