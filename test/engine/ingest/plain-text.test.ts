import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { NULL_SPELLINGS } from '../../../src/domain/recipe/recipe';
import { textsOf } from '../../../workers/decode';
import { optionalText, text } from '../../../workers/ingest/cells/cells';
import { isPlainText, type PlainKind } from '../../../workers/ingest/cells/plain-text';
import { sql } from '../../../workers/sql';
import { call, openNodeDatabase, type NodeDatabase } from '../support/node-database';

let database: NodeDatabase;
beforeAll(async () => {
  database = await openNodeDatabase();
});

const readers = { text, optional: optionalText };
const isPlain = (kind: PlainKind, cell: string) => {
  const bytes = new TextEncoder().encode(`<${cell}>`);
  return isPlainText(kind, bytes, 1, bytes.length - 1);
};

/** What the database makes of cells; nothing is told as a sign that no cell has. */
async function read(kind: PlainKind, cells: readonly string[]): Promise<string[]> {
  const values = sql.join(cells.map((cell, at) => sql`(${at}, ${cell})`));
  const statement = sql`SELECT coalesce(${readers[kind](sql`cell`)}, '∅') AS value
    FROM (VALUES ${values}) v(n, cell) ORDER BY n`;
  return textsOf(await database.query(statement, call()), 'value');
}

const SPACED = [
  ' ',
  '  ',
  'a b',
  'a  b',
  ' a',
  'a ',
  '\t',
  'a\tb',
  'a\u00A0b',
  '\u200B',
  '\uFEFFa',
];
const ODD = [
  'é',
  '猫',
  '😀',
  'A-17',
  '0017',
  "it's",
  '"q"',
  '-',
  '--',
  '- -',
  'N/A',
  'n / a',
  '\\N',
];
const NASTY = [
  ...NULL_SPELLINGS,
  ...NULL_SPELLINGS.map((spelling) => spelling.toUpperCase()),
  ...SPACED,
  ...ODD,
];

describe.each(['text', 'optional'] as const)('a glance at %s and the database agree', (kind) => {
  test('on nasty cells: what looks plain is its own value', async () => {
    const plain = NASTY.filter((cell) => isPlain(kind, cell));
    expect(plain.length).toBeGreaterThan(4);
    expect(await read(kind, plain)).toEqual(plain);
  });

  test('on random cells', async () => {
    const piece = fc.constantFrom('a', 'Z', '9', ' ', '  ', '-', '.', '\t', 'é', 'null', 'na', '/');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: piece, maxLength: 6 })), async (cells) => {
        const plain = cells.filter((cell) => isPlain(kind, cell));
        if (plain.length > 0) expect(await read(kind, plain)).toEqual(plain);
      }),
      { numRuns: 200, seed: 20_261_201 },
    );
  });

  test('and it takes ordinary keys for plain', () => {
    const keys = ['1', 'A-17', 'SKU 12/b', 'Earl Grey Tea', 'c@example.com'];
    expect(keys.filter((key) => !isPlain(kind, key))).toEqual([]);
  });
});
