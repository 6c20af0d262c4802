import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../workers/database';
import { bareName, bind, identifier, list, sql, type Sql } from '../../workers/sql';
import { call, openNodeDatabase, type NodeDatabase } from './support/node-database';

let database: NodeDatabase;
beforeAll(async () => {
  database = await openNodeDatabase();
});

/** Returns the first row of a statement, as it comes out of a real DuckDB. */
async function firstRow(statement: Sql) {
  const { names, columns } = await database.query(statement, call());
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

describe('a value', () => {
  test('any text comes back as it went in', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (value) => {
        expect((await firstRow(sql`SELECT ${value} AS c`)).values).toEqual([withoutNul(value)]);
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
        const { values } = await firstRow(sql`SELECT ${value}::DOUBLE AS c`);
        // A database does not tell negative zero from zero.
        expect(values[0] === value).toBe(true);
      }),
      RUNS,
    );
  });

  test.each([Number.NaN, Infinity, -Infinity])('%d is refused', (value) => {
    expect(() => sql`SELECT ${value}`).toThrow(RangeError);
  });

  test('true, false and NULL', async () => {
    const { values } = await firstRow(sql`SELECT ${true}, ${false}, ${null}::VARCHAR`);
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
          sql`SELECT ${identifier(value)} FROM (SELECT 1::INTEGER AS ${identifier(value)})`,
        );
        expect({ names, values }).toEqual({ names: [withoutNul(value)], values: [1] });
      }),
      RUNS,
    );
  });

  test('a bare name is letters, digits and underscores, or refused', () => {
    fc.assert(
      fc.property(text, (value) => {
        if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(value)) expect(bareName(value).text).toBe(value);
        else expect(() => bareName(value)).toThrow(RangeError);
      }),
      RUNS,
    );
    expect(sql`SELECT ${bareName('order_id')}`.text).toBe('SELECT order_id');
  });
});

describe('list', () => {
  test('a value is in a list that holds it, and in no other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 5 }), text, async (values, value) => {
        const statement = sql`SELECT coalesce(${value} IN ${list(values)}, false)`;
        expect((await firstRow(statement)).values).toEqual([
          values.map(withoutNul).includes(withoutNul(value)),
        ]);
      }),
      { ...RUNS, numRuns: 100 },
    );
  });
});

describe('a template', () => {
  /** An expression, and what it comes to when no part of it changes what another one means. */
  interface Known<Value> {
    expression: Sql;
    value: Value;
  }
  const name = text.filter((value) => value !== '');
  const size = { depthSize: 'medium', withCrossShrink: true } as const;
  const { texts } = fc.letrec<{ texts: Known<string>; numbers: Known<number> }>((tie) => ({
    texts: fc.oneof(
      size,
      text.map((value) => ({ expression: sql`${value}`, value: withoutNul(value) })),
      fc.tuple(tie('texts'), tie('texts')).map(([a, b]) => ({
        expression: sql`(${a.expression}||${b.expression})`,
        value: a.value + b.value,
      })),
      fc.array(tie('texts'), { minLength: 1, maxLength: 4 }).map((parts) => ({
        expression: sql`concat(${sql.join(parts.map(({ expression }) => expression))})`,
        value: parts.map(({ value }) => value).join(''),
      })),
      fc.tuple(name, tie('texts')).map(([column, { expression, value }]) => ({
        expression: sql`(SELECT${identifier(column)}FROM(SELECT ${expression} AS${identifier(column)}))`,
        value,
      })),
      fc
        .tuple(tie('texts'), fc.array(text, { maxLength: 3 }), tie('texts'), tie('texts'))
        .map(([wanted, values, a, b]) => ({
          expression: sql`CASE WHEN coalesce(${wanted.expression} IN${list(values)}, ${false}) -- it's
            THEN ${a.expression} ELSE /* "or" */${b.expression} END`,
          value: values.map(withoutNul).includes(wanted.value) ? a.value : b.value,
        })),
      fc.tuple(tie('numbers'), tie('texts')).map(([number, { expression, value }]) => ({
        // What is left out when the number is another one is seen in the text.
        expression: sql`CASE WHEN ${number.expression}=${number.value} THEN ${expression} END`,
        value,
      })),
    ),
    numbers: fc.oneof(
      size,
      fc
        .oneof(fc.integer(), fc.maxSafeInteger(), fc.double({ min: -1e99, max: 1e99, noNaN: true }))
        .map((value) => ({ expression: sql`${value}::DOUBLE`, value })),
      fc.tuple(tie('numbers'), tie('numbers')).map(([a, b]) => ({
        expression: sql`(${a.expression}-${b.expression})`,
        value: a.value - b.value,
      })),
      tie('numbers').map(({ expression, value }) => ({
        expression: sql`-${expression}`,
        value: -value,
      })),
    ),
  }));

  test('of templates in templates, every part means what it means alone', async () => {
    await fc.assert(
      fc.asyncProperty(texts, async ({ expression, value }) => {
        expect((await firstRow(sql`SELECT ${expression} AS c`)).values).toEqual([value]);
      }),
      RUNS,
    );
  });

  test.each([
    () => sql`SELECT '${1}'`,
    () => sql`SELECT "${identifier('a')}"`,
    () => sql`SELECT 1 -- ${1}`,
    () => sql`SELECT 1 -- no end of line`,
    () => sql`SELECT /* ${1} */ 2`,
    () => sql`SELECT $$${1}$$`,
    () => sql`SELECT $tag$ ${1} $tag$`,
    () => sql`SELECT 'it''s ${1}`,
  ])('a part in quotes or a comment is refused: %s', (build) => {
    expect(build).toThrow(SyntaxError);
  });

  test('parts next to each other stay two', async () => {
    const texts = sql`SELECT * FROM (SELECT 'a'${sql`'b'`})`;
    await expect(database.query(texts, call())).rejects.toThrow('syntax error');
    expect(sql`${'a'}${'b'}`.text).toBe("'a' 'b'");
    expect(sql`SELECT e${'\\n'}`.text).toBe("SELECT e '\\n'");
    expect(sql`-${sql`-x`}`.text).toBe('- -x');
    expect(sql`1/${sql`*`}`.text).toBe('1/ *');
    expect(sql`1-${-1}`.text).toBe('1-(-1)');
  });

  test('joins with a comma, or what is given', () => {
    expect(sql.join([]).text).toBe('');
    expect(sql.join([1, 'a', sql`b`, null]).text).toBe("1, 'a', b, NULL");
    expect(sql.join([sql`a`, sql`b`], sql` AND `).text).toBe('a AND b');
  });
});

describe('bind', () => {
  test('writes values, whatever they hold, and only where a parameter stands', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.integer(), async (word, number) => {
        const statement = bind(`SELECT $word AS "$word", '$word', $number::INTEGER -- $word`, {
          word,
          number,
        });
        const { names, values } = await firstRow(statement);
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

describe('a plain string', () => {
  const text = 'SELECT 1';

  test('does not compile as a statement, nor as a part that has to be SQL', () => {
    // These functions are only compiled: none of them is called.
    const refused = [
      // @ts-expect-error A statement is made by the tag.
      (port: Database) => port.query(text, call()),
      // @ts-expect-error A list of parts is joined by SQL.
      () => sql.join([], text),
      // @ts-expect-error SQL is made nowhere else.
      (): Sql => text,
      // @ts-expect-error An object of the same members is none either.
      (): Sql => ({ text }),
    ];
    expect(refused).toHaveLength(4);
  });
});
