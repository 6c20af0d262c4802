import { expect, test } from 'vitest';
import type { DecimalSign } from '../../../src/domain/recipe/recipe';
import { decimal } from '../../../workers/ingest/cells/numbers';
import { sql } from '../../../workers/sql';
import { openNodeDatabase } from '../support/node-database';
import { rows } from '../support/rows';

const database = await openNodeDatabase();

test.each<[cell: string, sign: DecimalSign, number: string]>([
  ['2 pcs', '.', '2.0000'],
  ['3 szt.', ',', '3.0000'],
  ['2,50 szt.', ',', '2.5000'],
  ['1.5 kg', '.', '1.5000'],
  ['Rs.500', '.', '500.0000'],
  ['Rs. 1,500.50', '.', '1500.5000'],
  ['Fr.12.50', '.', '12.5000'],
  ['99.50 kr.', '.', '99.5000'],
  ['(12.50)', '.', '-12.5000'],
  ['1 234,50- zł', ',', '-1234.5000'],
  ['.5', '.', '0.5000'],
  ['5.', '.', '5.0000'],
  ['12 Soap', '.', '∅'],
  ['1.2.3', '.', '∅'],
])('%s with a decimal %s is %s', async (cell, sign, number) => {
  const read = sql`SELECT ${decimal(sql`c0`, sign)} FROM (SELECT ${cell} AS c0)`;
  expect(await rows(database, read.text)).toEqual([number]);
});
