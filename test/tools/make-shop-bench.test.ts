import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeBenchShop } from '../../tools/shop/bench.ts';
import { parseCsv, readText } from './read-shop.ts';

function head(text: string): string {
  return text.slice(0, text.indexOf('\n'));
}

function run(...args: string[]): string {
  return execFileSync(process.execPath, ['--import', 'tsx', 'tools/make-shop.ts', ...args], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

describe('a benchmark shop', () => {
  let folder = '';
  const size = { orders: 5000, products: 1000, customers: 300, seed: 7 };
  let written = 0;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'make-shop-'));
    written = await writeBenchShop(folder, size);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const read = (name: string) => readFileSync(join(folder, `${name}.csv`), 'utf8');

  it('has the size that was asked for and ten lines an order', () => {
    const rows = parseCsv(read('transactions'));
    expect(rows).toHaveLength(written);
    expect(new Set(rows.map((row) => row['order_id'])).size).toBe(size.orders);
    expect(written / size.orders).toBeGreaterThan(9.5);
    expect(written / size.orders).toBeLessThan(10.5);
    expect(parseCsv(read('products'))).toHaveLength(size.products);
    expect(parseCsv(read('customers'))).toHaveLength(size.customers);
    expect(read('transactions').length / written).toBeLessThan(40);
  });

  it('has the columns of the demo shop, and rows that refer to each other', () => {
    for (const name of ['transactions', 'products', 'customers']) {
      expect(head(read(name))).toBe(head(readText(name)));
    }
    for (const row of parseCsv(read('transactions'))) {
      expect(Number(row['product_id'])).toBeLessThanOrEqual(size.products);
      expect(Number(row['customer_id'])).toBeLessThanOrEqual(size.customers);
      expect(row['unit_price']).toMatch(/^\d+\.\d\d$/);
      expect(row['ordered_at']).toMatch(/^202[45]-\d\d-\d\d$/);
    }
  });

  it('sells a few products often, and each at most once an order', () => {
    const rows = parseCsv(read('transactions'));
    expect(new Set(rows.map((row) => `${row['order_id']}|${row['product_id']}`)).size).toBe(
      written,
    );
    const sold = (id: string) => rows.filter((row) => row['product_id'] === id).length;
    expect(sold('1')).toBeGreaterThan(5 * sold('200'));
  });

  it('is the same for the same seed', async () => {
    const other = mkdtempSync(join(folder, 'again-'));
    await writeBenchShop(other, size);
    const text = readFileSync(join(other, 'transactions.csv'), 'utf8');
    expect(text === read('transactions')).toBe(true);
  });

  it('says when the folder cannot be written', async () => {
    await expect(writeBenchShop(join(folder, 'missing'), size)).rejects.toThrow(/ENOENT/);
  });
});

describe('the command', () => {
  it('refuses a benchmark shop without a folder, so that the demo is never overwritten', () => {
    expect(() => run('--orders', '10')).toThrow(/need --out DIR/);
  });

  it('refuses a size that is no whole number', () => {
    expect(() => run('--lines', '1e6', '--out', tmpdir())).toThrow(
      /--lines must be a whole number/,
    );
  });
});
