import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Database } from '../../../workers/database';
import { createEngine } from '../../../workers/engine';
import { rewritten } from '../../../workers/read/rewrite';
import { readSample } from '../../../workers/read/sample';
import { unpackFile } from '../../../workers/read/archive/unpack';
import { call } from '../support/node-database';

/** Odd and hostile files that other people collected; beside the project, never in it. */
const ZOO = new URL('../../../../shared/data/csv-zoo/duckdb/', import.meta.url);
const isThere = existsSync(ZOO);
const names = isThere
  ? readdirSync(ZOO, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'LICENSE')
      .map((entry) =>
        `${entry.parentPath}/${entry.name}`.slice(ZOO.pathname.length).replace(/^\//, ''),
      )
      .sort()
  : [];
const engine = createEngine({} as Database);

describe.skipIf(!isThere)('every file of the zoo ends in records or in a sentence', () => {
  test.each(names)('%s', async (name) => {
    const file = new File([readFileSync(new URL(name, ZOO))], name);
    const { files, problem } = await unpackFile(engine, file, call());
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
  });
});
