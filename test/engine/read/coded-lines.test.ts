import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainDialect, type Dialect, type SourceRecipe } from '../../../src/domain/recipe/recipe';
import type { Cells } from '../../../workers/read/columns/cells';
import {
  CodedLinesOf,
  lineColumns,
  type CodedLines,
} from '../../../workers/read/lines/coded-lines';
import { readRows } from '../../../workers/read/read-rows';
import { RecordReader } from '../../../workers/read/records';

const RUNS = process.env['BUNDLEWISE_LONG'] ? 20_000 : 600;
const patience = { timeout: process.env['BUNDLEWISE_LONG'] ? 1_800_000 : 120_000 };
const seeded = { numRuns: RUNS, seed: 20_260_106 };

const WIDTH = 4;
const source = (dialect: Dialect): SourceRecipe => ({
  name: 'lines.csv',
  kind: 'lines',
  shape: 'long',
  ordersBy: { by: 'number' },
  dialect,
  columns: (['order_id', 'product_id', 'quantity', 'category'] as const).map((role) => ({
    header: role,
    role,
  })),
});
/** Some columns by themselves, some together. */
const KEYS = [[0], [1], [2], [0, 1], [3, 1, 2]];

/** A file that comes in pieces of so many bytes. */
class InPieces extends File {
  readonly #bytes: Uint8Array<ArrayBuffer>;
  readonly #size: number;

  constructor(text: string, size: number) {
    super([text], 'lines.csv');
    this.#bytes = new TextEncoder().encode(text);
    this.#size = size;
  }

  override stream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const [bytes, size] = [this.#bytes, this.#size];
    let at = 0;
    return new ReadableStream({
      pull(controller) {
        if (at >= bytes.length) return controller.close();
        controller.enqueue(bytes.slice(at, at + size));
        at += size;
      },
    });
  }
}

async function blocksOf(file: File, dialect: Dialect, linesAtOnce: number): Promise<CodedLines[]> {
  const one = source(dialect);
  const plan = { source: one, columns: one.columns, keys: KEYS, carried: null, header: [] };
  const lines = new CodedLinesOf({ ...plan, isHashed: false });
  const { signal } = new AbortController();
  const blocks: CodedLines[] = [];
  const reading = readRows(file, dialect, lines, { signal, linesAtOnce });
  for await (const block of reading) blocks.push(block);
  return blocks;
}

const textsOf = ({ offsets, bytes }: Cells) =>
  Array.from({ length: offsets.length - 1 }, (_, at) =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      bytes.subarray(offsets[at], offsets[at + 1]),
    ),
  );

/** The cells of each key, row by row, from codes and what was told of them, in whatever block. */
function cellsOfKeys(blocks: readonly CodedLines[]): string[][][] {
  const known = (blocks[0]?.keys ?? []).map(() => new Map<number, string[]>());
  return blocks.flatMap(({ line, keys }) => {
    for (const [index, { from, cells }] of keys.entries()) {
      const columns = cells.map(textsOf);
      for (const at of columns[0]?.keys() ?? []) {
        // A code is given once.
        if (known[index]?.has(from + at)) throw new Error(`The code ${from + at} is given twice.`);
        known[index]?.set(
          from + at,
          columns.map((texts) => texts[at] ?? '?'),
        );
      }
    }
    return Array.from(line, (_, row) =>
      keys.map(({ codes }, index) => known[index]?.get(codes[row] as number) ?? ['unknown']),
    );
  });
}

/** What the slow reader of text makes of it. */
function expected(text: string, dialect: Dialect) {
  const reader = new RecordReader(dialect);
  const records = [...reader.push(text), ...reader.end()].slice(dialect.hasHeader ? 1 : 0);
  return {
    lines: records.map(({ line }) => line),
    cells: records.map(({ cells }) => KEYS.map((key) => key.map((column) => cells[column] ?? ''))),
    ragged: records.map(({ cells }) =>
      cells.length < WIDTH || cells.slice(WIDTH).some((cell) => /[^\s,;|"]/.test(cell)) ? 1 : 0,
    ),
  };
}

const DIALECTS: readonly Dialect[] = [
  plainDialect,
  { ...plainDialect, delimiter: ';', hasHeader: false },
  { ...plainDialect, delimiter: '||', comment: '#', skip: 1 },
  { ...plainDialect, delimiter: '\t', quote: "'", escape: '\\' },
];
const cell = fc.constantFrom('', 'a', 'b', 'a', '12', 'x y', 'é', '"q"', "'q'", 'two\nlines', '猫');
const tables = fc.array(fc.array(cell, { minLength: 2, maxLength: 6 }), { maxLength: 12 });
const lineEnds = fc.constantFrom('\n', '\r\n', '\r');

describe('codes stand for the cells of the file', () => {
  test.each(DIALECTS)('in every dialect, at every boundary: %o', patience, async (dialect) => {
    const { delimiter, quote } = dialect;
    const written = (text: string) =>
      /[\n"']/.test(text) ? quote + text.replaceAll(quote, quote + quote) + quote : text;
    await fc.assert(
      fc.asyncProperty(
        tables,
        lineEnds,
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 9 }),
        async (rows, lineEnd, size, linesAtOnce) => {
          const text = rows.map((row) => row.map(written).join(delimiter) + lineEnd).join('');
          const blocks = await blocksOf(new InPieces(text, size), dialect, linesAtOnce);
          const { lines, cells, ragged } = expected(text, dialect);
          expect(blocks.flatMap(({ line }) => [...line])).toEqual(lines);
          expect(blocks.flatMap(({ odd }) => [...odd])).toEqual(ragged);
          expect(cellsOfKeys(blocks)).toEqual(cells);
        },
      ),
      { ...seeded, numRuns: RUNS / DIALECTS.length },
    );
  });

  test('also where cells hardly repeat, and are forgotten after each block', async () => {
    const rows = Array.from({ length: 50_000 }, (_, at) => `${at},P${at % 9},${at % 2},c${at}`);
    // Some of them do come again, in a later block.
    const text = `a,b,c,d\n${[...rows, ...rows.slice(0, 100)].join('\n')}\n`;
    const blocks = await blocksOf(new File([text], 'lines.csv'), plainDialect, 25_000);
    expect(blocks.at(-1)?.keys.map(({ known }) => known > 0)).toEqual([
      true,
      false,
      false,
      true,
      true,
    ]);
    expect(cellsOfKeys(blocks)).toEqual(expected(text, plainDialect).cells);
  });

  test.each(['cells', 'flags'] as const)(
    'of baskets as %s, while the memory they are read in grows',
    async (shape) => {
      const width = 40;
      const item = (row: number, cell: number) =>
        `item ${shape === 'flags' ? cell : row * width + cell}`;
      const rows = Array.from({ length: 5000 }, (_, row) =>
        Array.from({ length: width }, (_, cell) =>
          shape === 'flags' ? `${row + cell}` : item(row, cell),
        ),
      );
      const header = Array.from({ length: width }, (_, cell) => item(0, cell));
      const text = `${header.join(',')}\n${rows.map((row) => row.join(',')).join('\n')}\n`;
      const baskets: SourceRecipe = {
        name: 'baskets.csv',
        kind: 'lines',
        shape,
        ordersBy: { by: 'row' },
        dialect: plainDialect,
        columns: header.map((name) => ({ header: name, role: 'item' as const })),
      };
      const columns = lineColumns(baskets);
      const plan = {
        source: baskets,
        columns,
        keys: columns.map((_, at) => [at]),
        carried: null,
        header: [],
      };
      const { signal } = new AbortController();
      const blocks: CodedLines[] = [];
      const into = new CodedLinesOf({ ...plan, isHashed: false });
      const file = new File([text], 'baskets.csv');
      const reading = readRows(file, plainDialect, into, { signal, linesAtOnce: 1e6 });
      for await (const block of reading) blocks.push(block);
      const expected = rows.flatMap((row, at) =>
        row.flatMap((cell, index) =>
          shape === 'flags' && cell === '0'
            ? []
            : [
                [
                  [String(at + 1)],
                  [shape === 'flags' ? item(0, index) : cell],
                  [shape === 'flags' ? cell : ''],
                ],
              ],
        ),
      );
      const texts = (lines: string[][][]) => lines.map((line) => line.join('|'));
      const [is, shall] = [texts(cellsOfKeys(blocks)), texts(expected)];
      // Two hundred thousand lines are too many for a difference to be shown.
      expect(is.length).toBe(shall.length);
      expect(is.findIndex((line, at) => line !== shall[at])).toBe(-1);
    },
  );
});
