import { expect, test } from 'vitest';
import type { Database } from '../../../workers/database';
import { textsOf } from '../../../workers/decode';
import { loadShop } from '../../../workers/ingest/load';
import { createEngine } from '../../../workers/state';
import { call, openNodeDatabase } from '../support/node-database';
import { recipeOf } from '../support/recipe-of';

/** Statements whose plan is looked at. */
const PLANNED = /^\s*(?:CREATE TABLE \w+ AS|INSERT|UPDATE|SELECT|WITH|FROM)\b/;

test('no statement of a load compares every row of a table with every row of another', async () => {
  const database = await openNodeDatabase();
  const nested: string[] = [];
  let planned = 0;
  const explaining: Database = {
    readArrow: (sql, at) => database.readArrow(sql, at),
    insertArrow: (table, stream, mode, at) => database.insertArrow(table, stream, mode, at),
    query: async (sql, at) => {
      let result = null;
      for (const statement of sql.text.split(/;\s/)) {
        if (PLANNED.test(statement)) {
          planned += 1;
          // oxlint-disable-next-line no-await-in-loop -- each builds on the one before
          const plan = textsOf(await database.query(`EXPLAIN ${statement}`, at), 'explain_value');
          if (/NESTED_LOOP_JOIN|BLOCKWISE_NL_JOIN/.test(plan.join('\n'))) nested.push(statement);
        }
        // oxlint-disable-next-line no-await-in-loop
        result = await database.query(statement, at);
      }
      if (result === null) throw new Error('An empty statement was asked.');
      return result;
    },
  };
  const many = (header: string, row: (at: number) => string) =>
    `${[header, ...Array.from({ length: 1200 }, (_, at) => row(at))].join('\n')}\n`;
  const sources = {
    'products.csv': {
      kind: 'products' as const,
      text: many('product_id,product_name,category,unit_price', (at) => `P${at},Name ${at},K,2`),
    },
    'customers.csv': {
      kind: 'customers' as const,
      text: many('customer_id,email', (at) => `C${at},c${at}@example.com`),
    },
    'orders.csv': {
      kind: 'orders' as const,
      text: many('order_id,ordered_at,customer_id', (at) => `${at},2024-03-01,C${at % 700}`),
    },
    'lines.csv': {
      kind: 'lines' as const,
      text: many('order_id,product_id,quantity,unit_price', (at) => `${at % 900},P${at},1,2.5`),
    },
  };
  const files = Object.entries(sources).map(([name, { text }]) => new File([text], name));
  await loadShop(createEngine(explaining), { recipe: recipeOf(sources), files }, call());
  expect(planned).toBeGreaterThan(30);
  expect(nested).toEqual([]);
});
