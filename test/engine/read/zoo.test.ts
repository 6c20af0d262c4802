import { describe, expect, test } from 'vitest';
import type { Database } from '../../../workers/database';
import { createEngine } from '../../../workers/state';
import { recordsOf } from '../../../workers/read/records-of';
import { readRows } from '../../../workers/read/read-rows';
import { textsOfRow, type Rows } from '../../../workers/read/rows/row-cutter';
import { readSample } from '../../../workers/read/sample';
import { unpackFile } from '../../../workers/read/archive/unpack';
import { describeShared } from '../../describe-shared';
import { filesBelow, type ZooFile } from '../../zoo/files-below';
import { ownTables } from '../../zoo/own-tables';
import { call } from '../support/node-database';

const engine = createEngine({} as Database);

/** Expects that a file is unpacked and read, by its bytes and as text: the same rows, none of which is lost. */
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
    const asText: string[][] = [];
    // oxlint-disable-next-line no-await-in-loop
    for await (const records of recordsOf(unpacked, dialect)) {
      asText.push(...records.map(({ cells }) => cells));
    }
    const rows: string[][] = [];
    const gathered = {
      lines: 0,
      add(cut: Rows, from: number) {
        for (let row = from; row < cut.count; row += 1) rows.push(textsOfRow(cut, row));
      },
      take: () => null,
    };
    const options = { signal: call().signal, linesAtOnce: 1000 };
    // oxlint-disable-next-line no-await-in-loop
    for await (const _ of readRows(unpacked, dialect, gathered, options)) expect(_).toBeNull();
    expect(rows).toEqual(dialect.hasHeader ? asText.slice(1) : asText);
    if (!sample.cut) expect(sample.rows).toHaveLength(rows.length);
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
