import { describe, expect, test } from 'vitest';
import { plainDialect } from '../../../src/domain/recipe/recipe';
import { understandFile } from '../../../workers/understand/understand-file';
import { HEAD_BYTES } from '../../../workers/read/sample';
import { createEngine } from '../../../workers/state';
import { call, openNodeDatabase } from '../support/node-database';

const engine = createEngine(await openNodeDatabase());
const understand = (content: BlobPart, name = 'orders.csv') =>
  understandFile(engine, { file: new File([content], name) }, call());

test('a file of lines: its columns, samples, roles and first rows', async () => {
  const text = '\uFEFForder_id;ordered_at;item\r\n1;31/01/2024;"Tea; green"\r\n2;;Milk\r\n';
  expect(await understand(text)).toEqual({
    name: 'orders.csv',
    bytes: new Blob([text]).size,
    kind: 'lines',
    shape: 'long',
    ordersBy: { by: 'number' },
    dialect: { ...plainDialect, delimiter: ';' },
    columns: [
      {
        header: 'order_id',
        samples: ['1', '2'],
        role: 'order_id',
        confidence: 0.95,
        reason: 'Named like order number.',
      },
      {
        header: 'ordered_at',
        samples: ['31/01/2024'],
        role: 'ordered_at',
        confidence: 0.95,
        reason:
          'Named like order date, and its values are dates, day first (1 of 1 has a first number above 12).',
        formats: ['%d/%m/%Y'],
      },
      {
        header: 'item',
        samples: ['Tea; green', 'Milk'],
        role: 'product_name',
        confidence: expect.closeTo(0.7, 1) as number,
        reason: 'Named like product name.',
      },
    ],
    preview: [
      ['1', '31/01/2024', 'Tea; green'],
      ['2', '', 'Milk'],
    ],
    previewLines: [2, 3],
    judgedRows: 2,
    judgedAll: true,
    clarifications: [],
    notes: ['Its cells are divided by semicolons.'],
    problem: null,
  });
});

test('a program’s own binary format is no table, whatever its letters could be', async () => {
  const binary = new Uint8Array(2000).map((_, index) => (index * 37) % 251);
  const { problem } = await understand(binary, 'photo.csv');
  expect(problem?.message).toBe(
    'photo.csv is not a text table: it is in a program’s own format. Export the table as CSV and add that.',
  );
});

test('only the head of a large file is looked at', async () => {
  const row = '1,P1,2024-01-01\n';
  const { preview, problem } = await understand(
    `order_id,product_id,date\n${row.repeat((2 * HEAD_BYTES) / row.length)}`,
  );
  expect(preview).toHaveLength(8);
  expect(problem).toBeNull();
});

test('a character cut in two at the end of the head is no broken text', async () => {
  const { problem } = await understand(`order_id,product\n${'é'.repeat(HEAD_BYTES)}`);
  expect(problem).toBeNull();
});

describe('a file that cannot be used says why', () => {
  test.each([
    ['is empty', '', 'orders.csv is empty.'],
    ['is only white space', ' \n\n ', 'orders.csv has no text in it.'],
    ['has only a header', 'order_id,product_id\n', 'orders.csv has a header but no rows.'],
    ['is a PDF', '%PDF-1.7', 'orders.csv is a PDF. Export the table as CSV and add that.'],
    [
      'is JSON',
      '{"orders": []}',
      'orders.csv is JSON, not CSV. Export the table as CSV and add that.',
    ],
  ])('%s', async (_, content, message) => {
    expect((await understand(content)).problem).toEqual({ kind: 'bad-file', message });
  });

  test('is gone', async () => {
    class GoneFile extends File {
      override slice(): Blob {
        const blob = new Blob([]);
        blob.arrayBuffer = () => Promise.reject(new DOMException('gone', 'NotFoundError'));
        return blob;
      }
    }
    const { problem } = await understandFile(
      engine,
      { file: new GoneFile(['a'], 'orders.csv') },
      call(),
    );
    expect(problem).toMatchObject({
      kind: 'file-gone',
      message: 'orders.csv changed or disappeared after it was chosen. Choose it again.',
    });
  });
});
