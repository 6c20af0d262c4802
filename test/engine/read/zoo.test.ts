import { describe, expect, test } from 'vitest';
import type { Database } from '../../../workers/database';
import { createEngine } from '../../../workers/state';
import { rewritten } from '../../../workers/read/rewrite';
import { readSample } from '../../../workers/read/sample';
import { unpackFile } from '../../../workers/read/archive/unpack';
import { describeShared } from '../../describe-shared';
import { filesBelow, type ZooFile } from '../../zoo/files-below';
import { ownTables } from '../../zoo/own-tables';
import { call } from '../support/node-database';

const engine = createEngine({} as Database);

/**
 * Expects that a file is unpacked, read and written anew, and that reading the result again loses no
 * record.
 */
async function expectRead({ name, bytes }: ZooFile): Promise<void> {
  const { files, problem } = await unpackFile(engine, new File([bytes], name), call());
  expect(files.length > 0 || problem !== null).toBe(true);
  for (const unpacked of files) {
    // oxlint-disable-next-line no-await-in-loop -- one file after the other
    const sample = await readSample(unpacked);
    if (sample.problem) {
      expect(sample.problem.message).toMatch(/\.$/);
      continue;
    }
    const { dialect } = sample;
    // oxlint-disable-next-line no-await-in-loop
    const { blob, counts, rows } = await rewritten(unpacked, dialect, {
      width: sample.header.length,
    });
    // oxlint-disable-next-line no-await-in-loop
    const again = await rewritten(
      blob,
      {
        ...dialect,
        encoding: 'utf-8',
        delimiter: ',',
        quote: '"',
        escape: '"',
        skip: 0,
        comment: '',
        hasHeader: false,
      },
      { width: sample.header.length + 4 },
    );
    expect(rows).toBe(counts.records - (dialect.hasHeader && counts.records > 0 ? 1 : 0));
    expect(again.counts.records).toBe(rows);
    if (!sample.cut) expect(sample.rows).toHaveLength(rows);
  }
}

describe('every odd table of the project’s own ends in records or in a sentence', () => {
  for (const file of ownTables) test(file.name, () => expectRead(file));
});

describeShared(
  'every file of the zoo ends in records or in a sentence',
  'csv-zoo/duckdb',
  (zoo) => {
    for (const file of filesBelow(zoo)) test(file.name, () => expectRead(file));
  },
);
