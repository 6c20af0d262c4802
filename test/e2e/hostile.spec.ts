import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dialog, Page } from '@playwright/test';
import { nastyStrings, normalised, quoted } from '../zoo/strings.ts';
import { parseCsv } from '../tools/read-shop.ts';
import { demoTest as test, expect } from './fixtures.ts';

/** Most texts of the list are used, without those that no reader of CSV keeps. */
const texts = nastyStrings
  .filter((text) => normalised(text) !== '' && !/^\uFEFF|\0/.test(text) && text.length < 300)
  .slice(0, 160);
const names = [...new Set(texts.map(normalised))];
const SCRIPT = '<script>window.__xss = 1</script>';

/**
 * Makes a shop in which every text is sold ten times beside the next one, on days and to customers of
 * its own.
 */
function shop(): string {
  const rows = texts.flatMap((text, nth) =>
    Array.from({ length: 10 }, (_, time) => {
      const order = `${nth}-${time}`;
      const day = `2024-${String((time % 9) + 1).padStart(2, '0')}-${String((nth % 27) + 1).padStart(2, '0')}`;
      const customer = quoted(`${nth} ${text}`);
      return [text, texts[(nth + 1) % texts.length]!].map((product) =>
        [order, day, customer, quoted(product), quoted(product), 1, '2.50'].join(','),
      );
    }).flat(),
  );
  const header = ['order_id', 'date', 'customer_id', 'product', 'category', 'qty', 'price'];
  return `${header.join(',')}\n,2024-01-01,c,${quoted('=1+1')},x,1,1\n${rows.join('\n')}\n`;
}

let folder = '';
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bundlewise-hostile-'));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

const saved = async (page: Page, button: string | RegExp): Promise<string> => {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button }).first().click();
  return readFileSync(await (await downloading).path(), 'utf8');
};

/** Expects that nothing in a file has run, and that no element that it names has been made. */
async function isHarmless(page: Page): Promise<void> {
  const found = await page.evaluate(() => ({
    effect: '__xss' in window,
    // A name such as `__proto__`, when taken for a key, changes what every object has.
    ofEveryObject: Object.keys(Object.prototype),
    elements: document.querySelectorAll(
      'main img[onerror], main [onerror], main [onload], main [onclick], main iframe, main script, main object, main embed, main a[href^="javascript:"]',
    ).length,
  }));
  expect(found).toEqual({ effect: false, ofEveryObject: [], elements: 0 });
}

test('a shop of hostile strings is shown as text, page by page', async ({ page }) => {
  test.setTimeout(300_000);
  const dialogs: string[] = [];
  const noteDialog = (dialog: Dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  };
  page.on('dialog', noteDialog);
  const name = '<img src=x onerror=window.__xss=1>.csv';
  const path = join(folder, name);
  writeFileSync(path, shop());

  await test.step('Data', async () => {
    await page.goto('./#/data');
    await page.getByLabel('Add CSV files').first().setInputFiles(path);
    const load = page.getByRole('button', { name: /^Load shop/ });
    await expect(load).toBeEnabled({ timeout: 180_000 });
    await expect(page.getByRole('group', { name: `Columns of ${name}` })).toBeVisible();
    await expect(page.getByLabel('Role of product')).not.toHaveValue('ignore');
    await page.getByLabel('Shop name').fill(SCRIPT);
    await isHarmless(page);
    await load.click();
    const report = page.getByRole('region', { name: 'Data quality' });
    await expect(report).toBeVisible({ timeout: 60_000 });
    await expect(report).toContainText(name);
    expect(await saved(page, /as CSV/)).toContain(`,"'=1+1",`.replaceAll('"', ''));
    await isHarmless(page);
  });

  await test.step('Dashboard', async () => {
    await page.getByRole('link', { name: 'Dashboard', exact: true }).click();
    await expect(page.getByRole('region', { name: 'Key figures' })).toContainText(/\d/);
    await page.waitForLoadState('networkidle');
    await isHarmless(page);
  });

  await test.step('Bundles, all views, and the rules as CSV', async () => {
    for (const view of ['scatter', 'network', 'matrix', 'parallel']) {
      // oxlint-disable-next-line no-await-in-loop -- one page, view after view
      await page.goto(`./#/bundles?floor=5&support=0&confidence=0&lift=0&view=${view}`);
      // oxlint-disable-next-line no-await-in-loop
      await expect(page.getByRole('button', { name: 'Export rules CSV' })).toBeEnabled({
        timeout: 60_000,
      });
      // oxlint-disable-next-line no-await-in-loop
      await isHarmless(page);
    }
    const rules = parseCsv(await saved(page, 'Export rules CSV'));
    const labels = new Set(rules.map((rule) => rule['antecedent']!));
    expect([...labels].filter((label) => /^[=+\-@\t\r]/.test(label))).toEqual([]);
    const plain = [...labels].map((label) => label.replace(/^'(?=[=+\-@\t\r])/, ''));
    expect(plain.filter((label) => !names.includes(label))).toEqual([]);
    expect(labels.size).toBeGreaterThan(names.length * 0.9);
  });

  await test.step('One pair, verbatim', async () => {
    await page.goto(
      `./#/bundles?floor=5&support=0&confidence=0&lift=0&search=${encodeURIComponent(SCRIPT)}`,
    );
    const table = page.getByRole('table', { name: 'Bundles' });
    const row = table.getByRole('row').filter({ hasText: SCRIPT });
    await expect(row.first()).toBeVisible();
    await row.first().click();
    await isHarmless(page);
  });

  await test.step('Campaign', async () => {
    await page.getByRole('button', { name: 'Create campaign' }).click();
    await expect(page.getByLabel('Campaign name')).toBeVisible();
    await page.getByLabel('Campaign name').fill(SCRIPT);
    await page.getByLabel('Discount value').fill('10');
    await page.getByLabel('Budget').fill('1000');
    await isHarmless(page);
    await page.getByRole('button', { name: 'Save campaign' }).click();
    const summary = page.getByRole('region', { name: 'Campaign summary' });
    await expect(summary).toContainText(SCRIPT);
    const audience = await saved(page, 'Audience CSV');
    expect(audience.split('\n')[0]).toBe('customer_id,email,channel,group');
    expect(audience.split('\n').filter((line) => /^[=+@\t\r]/.test(line))).toEqual([]);
    await page.getByRole('link', { name: 'Campaigns', exact: true }).click();
    await expect(page.getByText(SCRIPT).first()).toBeVisible();
    await isHarmless(page);
  });

  await test.step('Inspect', async () => {
    await page.goto('./#/inspect');
    await expect(page.getByRole('table').first()).toBeVisible({ timeout: 30_000 });
    await isHarmless(page);
  });
  page.off('dialog', noteDialog);
  expect(dialogs).toEqual([]);
});
