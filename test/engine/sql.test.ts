import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { bind, identifier, list, literal } from '../../workers/sql';
import { call, openNodeDatabase, type NodeDatabase } from './support/node-database';

let database: NodeDatabase;
beforeAll(async () => {
  database = await openNodeDatabase();
});

/** Returns the first row of a statement, as it comes out of a real DuckDB. */
async function firstRow(sql: string) {
  const { names, columns } = await database.query(sql, call());
  return { names, values: columns.map((column) => column[0]) };
}

/**
 * The texts are those that SQL injection is made of, and text in general; lone surrogates are not text.
 */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc
    .array(
      fc.constantFrom(
        "'",
        '"',
        '\\',
        '--',
        '/*',
        '*/',
        ';',
        '$x',
        '$$',
        '\n',
        '\0',
        '%',
        '{',
        'é',
        '☕️',
        ' OR 1=1',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
);
const RUNS = { seed: 20250101, numRuns: 300 };
const withoutNul = (value: string) => value.replaceAll('\0', '\uFFFD');

describe('literal', () => {
  test('any text comes back as it went in', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        expect((await firstRow(`SELECT ${literal(value)} AS c`)).values).toEqual([
          withoutNul(value),
        ]);
      }),
      RUNS,
    );
  });

  test('any finite number keeps its full precision', async () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.maxSafeInteger(),
      fc.integer(),
    );
    await fc.assert(
      fc.asyncProperty(number, async (value) => {
        const { values } = await firstRow(`SELECT (${literal(value)})::DOUBLE AS c`);
        // A database does not tell negative zero from zero.
        expect(values[0] === value).toBe(true);
      }),
      RUNS,
    );
  });

  test.each([Number.NaN, Infinity, -Infinity])('%d is refused', (value) => {
    expect(() => literal(value)).toThrow(RangeError);
  });

  test('true, false and NULL', async () => {
    const [yes, no, nothing] = [true, false, null].map(literal);
    const { values } = await firstRow(`SELECT ${yes}, ${no}, ${nothing}::VARCHAR`);
    expect(values).toEqual([true, false, null]);
  });
});

describe('identifier', () => {
  test('any name names a column, and only that', async () => {
    // DuckDB has no columns without a name.
    const name = text.filter((value) => value !== '');
    await fc.assert(
      fc.asyncProperty(name, async (value) => {
        const { names, values } = await firstRow(
          `SELECT ${identifier(value)} FROM (SELECT 1::INTEGER AS ${identifier(value)})`,
        );
        expect({ names, values }).toEqual({ names: [withoutNul(value)], values: [1] });
      }),
      RUNS,
    );
  });
});

describe('list', () => {
  test('a value is in a list that holds it, and in no other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 5 }), text, async (values, value) => {
        const sql = `SELECT coalesce(${literal(value)} IN ${list(values)}, false)`;
        expect((await firstRow(sql)).values).toEqual([
          values.map(withoutNul).includes(withoutNul(value)),
        ]);
      }),
      { ...RUNS, numRuns: 100 },
    );
  });
});

describe('bind', () => {
  test('writes values, whatever they hold, and only where a parameter stands', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.integer(), async (word, number) => {
        const sql = bind(`SELECT $word AS "$word", '$word', $number::INTEGER -- $word`, {
          word,
          number,
        });
        const { names, values } = await firstRow(sql);
        expect(values).toEqual([withoutNul(word), '$word', number]);
        expect(names[0]).toBe('$word');
      }),
      { ...RUNS, numRuns: 100 },
    );
  });

  test('a missing value and a value too many are errors', () => {
    expect(() => bind('SELECT $a, $b', { a: 1 })).toThrow('No value for $b');
    expect(() => bind('SELECT $a', { a: 1, b: 2 })).toThrow('Not in the statement: b');
    expect(() => bind("SELECT '$a'", { a: 1 })).toThrow('Not in the statement: a');
  });
});
