import { describe, expect, test } from 'vitest';
import { oneQuery } from '../../../src/domain/inspect/one-query';

describe('one query', () => {
  test.each([
    'SELECT 1',
    'from line limit 5;',
    "SELECT ';)' AS x, $$;)$$ -- );",
    'WITH a AS (SELECT 1) SELECT * FROM a /* ) */',
    "SELECT E'it\\'s ;)'",
    '(SELECT 1)',
    'SUMMARIZE line',
    'SELECT "a;)" FROM t',
  ])('is %j', (sql) => {
    expect(oneQuery(sql)).toEqual({
      ok: true,
      value: sql === 'from line limit 5;' ? sql.slice(0, -1) : sql,
    });
  });

  test.each([
    '',
    '-- nothing',
    'DROP TABLE line',
    'SELECT 1; DROP TABLE line',
    'SELECT 1) ; DROP TABLE line; SELECT (1',
    "SELECT 'open",
    'SELECT /* open',
    'SELECT (1',
    'INSERT INTO line VALUES (1)',
    "ATTACH 'x'",
    'SET memory_limit = 1',
    'PRAGMA version',
    "COPY line TO 'x'",
    'EXPLAIN ANALYZE DROP TABLE line',
  ])('is not %j', (sql) => {
    expect(oneQuery(sql)).toMatchObject({ ok: false, failure: { kind: 'bad-query' } });
  });
});
