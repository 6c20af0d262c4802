import { failed, success, type Failure, type Result } from '../domain/errors';

/** A person is told this when storage refuses. */
export interface StorageWords {
  full: string;
  refused: string;
}

const ofCampaigns: StorageWords = {
  full: 'The browser’s storage is full, so nothing was saved. Export your campaigns, then free some space.',
  refused:
    'This browser refused to store campaigns. Private windows and blocked site data do that; export what you have.',
};

/** Puts the browser's refusal to store into words. */
export function storageFailure(error: unknown, words: StorageWords = ofCampaigns): Failure {
  const name = error instanceof Error ? error.name : '';
  const detail = error instanceof Error ? `${name}: ${error.message}` : String(error);
  return { kind: 'storage', message: messageOf(name, words), detail };
}

function messageOf(name: string, words: StorageWords): string {
  switch (name) {
    case 'QuotaExceededError':
      return words.full;
    case 'BlockedError':
      return 'Another tab of Bundlewise is older than this one and holds the storage. Close it, then try again.';
    case 'TimeoutError':
      return 'This browser’s storage does not answer. Close other tabs of Bundlewise, then try again.';
    default:
      return words.refused;
  }
}

/** Runs something that storage may refuse. */
export async function attempt<Value>(
  run: () => Promise<Value>,
  words: StorageWords,
): Promise<Result<Value>> {
  try {
    return success(await run());
  } catch (error) {
    return failed(storageFailure(error, words));
  }
}

/** A write was carried out but could not be read back, so it may stand or not. */
export const unsureFailure = (detail: string): Failure => ({
  kind: 'storage',
  message:
    'It was written, but this browser could not read it back, so it may not be kept. Export it, then save again.',
  detail,
});
