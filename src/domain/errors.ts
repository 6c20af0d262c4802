/**
 * Failures that can be expected are values: a sentence for a person, and the detail for a bug report.
 */
export type FailureKind =
  | 'cancelled' // by the user, or overtaken by a newer call
  | 'bad-file' // not a table we can read
  | 'file-gone' // the file changed or disappeared after it was chosen
  | 'missing-column' // no column plays a role that is needed
  | 'no-rows' // the file was read, and nothing in it could be loaded
  | 'bad-query' // a query that cannot be run, or may not
  | 'no-shop' // a question was asked before a shop was loaded
  | 'out-of-memory'
  | 'engine-stopped' // the worker died; pending calls end with this
  | 'timeout'
  | 'storage' // the browser's storage refused
  | 'conflict' // something else was saved meanwhile, e.g. in another tab
  | 'unexpected';

export interface Failure {
  kind: FailureKind;
  /** One or two sentences a person can act on. */
  message: string;
  /** The cause in the words of whatever failed, for a bug report. */
  detail?: string;
}

export type Result<T> = { ok: true; value: T } | { ok: false; failure: Failure };

export const success = <T>(value: T): Result<T> => ({ ok: true, value });
export const failed = (failure: Failure): Result<never> => ({ ok: false, failure });

/** Carries a Failure through code that can only throw; it becomes a value again at the next border. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = 'FailureError';
    this.failure = failure;
  }
}

export function failureOf(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  const detail = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return {
    kind: 'unexpected',
    message: 'Something unexpected stopped this. Try again, or reload the page.',
    detail,
  };
}

export const cancelled: Failure = { kind: 'cancelled', message: 'Cancelled.' };
