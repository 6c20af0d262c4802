import { describe, test } from 'vitest';
import { sharedFolder, WHY_SKIPPED, type SharedPart } from './shared-data';

/**
 * Defines tests over a part of the data of other people. Without it they are one test that is skipped
 * and says why.
 */
export function describeShared(
  name: string,
  part: SharedPart,
  define: (folder: URL) => void,
): void {
  const folder = sharedFolder(part);
  describe(name, () => {
    if (folder === undefined) test(`needs ${part}`, ({ skip }) => skip(WHY_SKIPPED));
    else define(folder);
  });
}
