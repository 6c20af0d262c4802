import type { Questions } from '../../workers/engine';
import type { Result } from '../domain/errors';
import type { Progress } from '../domain/progress';

export interface AskOptions {
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

export type QuestionName = keyof Questions;
export type InputOf<Name extends QuestionName> = Parameters<Questions[Name]>[1];
export type AnswerOf<Name extends QuestionName> = Awaited<ReturnType<Questions[Name]>>;

/** The worker's questions as functions of the page. They never reject: a failure is a value. */
export type Ask = {
  readonly [Name in QuestionName]: (
    input: InputOf<Name>,
    options?: AskOptions,
  ) => Promise<Result<AnswerOf<Name>>>;
};
