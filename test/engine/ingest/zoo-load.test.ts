import { beforeAll, describe, expect, test } from 'vitest';
import { failureOf } from '../../../src/domain/errors';
import type { Recipe } from '../../../src/domain/recipe/recipe';
import type { Role } from '../../../src/domain/recipe/roles';
import { createEngine, type Engine } from '../../../workers/state';
import { loadShop } from '../../../workers/ingest/load';
import { sql } from '../../../workers/sql';
import { unpackFile } from '../../../workers/read/archive/unpack';
import { describeShared } from '../../describe-shared';
import { filesBelow, type ZooFile } from '../../zoo/files-below';
import { ownTables } from '../../zoo/own-tables';
import { propose, type Proposal } from '../support/hands-off';
import { call, openNodeDatabase } from '../support/node-database';

type End =
  | { end: 'loaded' | 'set aside'; rowsRead: number; rowsLoaded: number; rowsSetAside: number }
  | { end: 'sentence'; message: string };

/** Gives roles that a person could have chosen where nothing was found: a product, then an order. */
function forced({ recipe, sources }: Proposal): Recipe {
  return {
    ...recipe,
    sources: recipe.sources.map((source, index) => {
      const columns = sources[index]!.columns.map(({ header }, column) => {
        const role: Role = column === 0 ? 'product_name' : column === 1 ? 'order_id' : 'ignore';
        return { header, role };
      });
      const isAlone = columns.length === 1;
      return {
        ...source,
        kind: 'lines',
        shape: isAlone ? 'cells' : 'long',
        ordersBy: { by: isAlone ? 'row' : 'number' },
        columns: isAlone ? columns.map((column) => ({ ...column, role: 'item' })) : columns,
      };
    }),
  };
}

async function endOf(engine: Engine, file: File): Promise<End> {
  try {
    const { problem } = await unpackFile(engine, file, call());
    if (problem !== null) return { end: 'sentence', message: problem.message };
    const proposal = await propose(engine, [file]);
    if (proposal.sources.length === 0) {
      return { end: 'sentence', message: proposal.problems[0]!.message };
    }
    const recipe = isLoadable(proposal) ? proposal.recipe : forced(proposal);
    const { summary } = await loadShop(engine, { recipe, files: proposal.files }, call());
    const { rowsRead, rowsLoaded, rowsSetAside } = summary;
    const end = rowsSetAside > 0 ? 'set aside' : 'loaded';
    return { end, rowsRead, rowsLoaded, rowsSetAside };
  } catch (error) {
    const failure = failureOf(error);
    // A failure that nobody foresaw is no clear sentence.
    if (failure.kind === 'unexpected') throw error;
    return { end: 'sentence', message: failure.message };
  }
}

const isLoadable = ({ recipe }: Proposal) =>
  recipe.sources.some(
    ({ kind, columns, ordersBy }) =>
      kind === 'lines' &&
      (ordersBy.by !== 'number' || columns.some(({ role }) => role === 'order_id')) &&
      columns.some(({ role }) => ['item', 'product_id', 'product_name'].includes(role)),
  );

/**
 * Counts the lines of a plain file that say something; null where quotes or other letters make it less
 * plain.
 */
function plainLines(bytes: Uint8Array): number | null {
  if (bytes.some((byte) => byte === 0 || byte > 127)) return null;
  const text = new TextDecoder().decode(bytes);
  if (/["'\\]/.test(text)) return null;
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== '');
  // A first line that only names the separator does not belong to the table.
  return lines.length - (/^sep=.$/.test(lines[0] ?? '') ? 1 : 0);
}

/**
 * Loads odd and hostile files through one engine: each ends in a loaded table, in rows set aside, or in
 * one sentence, and the engine lives on.
 */
function loadEach(files: readonly ZooFile[]): void {
  const ends = new Map<string, End>();
  let engine: Engine;
  beforeAll(async () => {
    engine = createEngine(await openNodeDatabase());
  });

  test.each(files.map((file) => [file.name, file] as const))(
    '%s ends in a table or in a sentence, and no row is lost',
    async (name, { bytes }) => {
      const end = await endOf(engine, new File([bytes], name.split('/').at(-1)!));
      ends.set(name, end);
      if (end.end === 'sentence') {
        expect(end.message).toMatch(/^\S.*\.$/s);
        expect(end.message).not.toMatch(/undefined|null|\[object|Error:/);
        return;
      }
      expect(end.rowsRead).toBe(end.rowsLoaded + end.rowsSetAside);
      const lines = plainLines(bytes);
      // A header, lines before it and blank rows are no rows; nothing else may be missing.
      if (lines !== null) {
        expect(end.rowsRead).toBeGreaterThanOrEqual(lines - 1);
        expect(end.rowsRead).toBeLessThanOrEqual(lines);
      }
    },
  );

  test('in these numbers, and the engine still answers', async () => {
    const count = (end: End['end']) => [...ends.values()].filter((each) => each.end === end).length;
    const counts = {
      files: ends.size,
      loaded: count('loaded'),
      setAside: count('set aside'),
      sentence: count('sentence'),
    };
    console.log(`The zoo: ${JSON.stringify(counts)}`);
    expect(counts.files).toBe(files.length);
    expect(counts.loaded + counts.setAside + counts.sentence).toBe(files.length);
    const { columns } = await engine.database.query(sql`SELECT 42::INTEGER AS answer`, call());
    expect([...(columns[0] as Int32Array)]).toEqual([42]);
  });
}

describe('every odd table of the project’s own', () => loadEach(ownTables));

describeShared('every file of the zoo', 'csv-zoo/duckdb', (zoo) => loadEach(filesBelow(zoo)));
