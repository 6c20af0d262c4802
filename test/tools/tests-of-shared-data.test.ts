import { expect, test } from 'vitest';
import { testsOfSharedData } from '../../tools/test/tests-of-shared-data';

test('the tests that would differ without the data of other people are found by what they import', () => {
  const found = testsOfSharedData();
  expect(found).toEqual(
    expect.arrayContaining([
      'test/conformance/measures.test.ts',
      'test/engine/ingest/hostile-strings.test.ts',
      'test/engine/questions/bundles/golden-rules.test.ts',
      'test/storage/backup.test.ts',
    ]),
  );
  expect(found).not.toContain('test/engine/sql.test.ts');
});
