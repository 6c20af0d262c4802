import type { Failure } from '../domain/errors';

/** What the browser's storage says no with, in words. */
export function storageFailure(error: unknown): Failure {
  const name = error instanceof Error ? error.name : '';
  const detail = error instanceof Error ? `${name}: ${error.message}` : String(error);
  if (name === 'QuotaExceededError') {
    return {
      kind: 'storage',
      message:
        'The browser’s storage is full, so nothing was saved. Export your campaigns, then free some space.',
      detail,
    };
  }
  return {
    kind: 'storage',
    message:
      'This browser refused to store campaigns. Private windows and blocked site data do that; export what you have.',
    detail,
  };
}
