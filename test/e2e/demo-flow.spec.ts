import { precacheList } from '../../plugins/precache.ts';
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page } from '@playwright/test';
import { basketsOf, countPair, parseCsv, readLines, readText, wilson } from '../tools/read-shop.ts';
import { expect, test } from './fixtures.ts';

/** This is the demo of the brief: open, look, narrow down, choose, build, export. */
const STRONG = { antecedent: 'Repair Shampoo', consequent: 'Repair Conditioner' };

const baskets = basketsOf(readLines());
const idOf = new Map(parseCsv(readText('products')).map((row) => [row['name'], row['product_id']]));
const counts = countPair(
  baskets,
  idOf.get(STRONG.antecedent) ?? '',
  idOf.get(STRONG.consequent) ?? '',
);

async function walk(page: Page): Promise<void> {
  // The dashboard shows the demo shop without a click.
  await page.goto('./');
  await expect(page.getByText('Demo shop').first()).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('region', { name: 'Key figures' })).toContainText(/\d/);

  // On Bundles, thresholds change what is shown.
  await page.getByRole('link', { name: 'Bundles' }).click();
  const table = page.getByRole('table', { name: 'Bundles' });
  await expect(page.getByRole('button', { name: 'Export rules CSV' })).toBeEnabled();
  const rowsBefore = Number(await table.getAttribute('aria-rowcount'));
  const lift = page.getByRole('slider', { name: 'Lift' });
  await lift.focus();
  for (let step = 0; step < 30; step += 1) await lift.press('ArrowRight');
  await expect
    .poll(async () => Number(await table.getAttribute('aria-rowcount')))
    .toBeLessThan(rowsBefore);

  // The strong pair is found by name, with its evidence.
  await page.goto('./#/bundles?sort=lift&search=Repair');
  const row = table.getByRole('row').filter({ hasText: /Repair Shampoo.*Repair Conditioner/s });
  await row.first().click();
  const { low, high } = wilson(counts.x, counts.a);
  await expect(
    page.getByText(`${counts.x} of ${counts.a.toLocaleString('en')}`).first(),
  ).toBeVisible();

  // A campaign is built on it.
  await page.getByRole('button', { name: 'Create campaign' }).click();
  await page.getByLabel('Campaign name').fill('Repair duo');
  await page.getByLabel('Discount type').selectOption({ label: 'Percentage' });
  await page.getByLabel('Discount value').fill('15');
  await page.getByLabel('Minimum order price').fill('20');
  await page.getByLabel('Budget').fill('1500');
  await page.getByLabel('Channel').selectOption({ label: 'Email' });
  await page.getByRole('button', { name: 'Save campaign' }).click();

  const summary = page.getByRole('region', { name: 'Campaign summary' });
  await expect(summary).toContainText('Repair duo');
  await expect(summary).toContainText(STRONG.consequent);
  const percent = (share: number) => `${(share * 100).toFixed(1)}`;
  for (const share of [counts.x / counts.a, low, high]) {
    await expect(summary).toContainText(percent(share));
  }

  // The configuration is exported as JSON.
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export JSON' }).click();
  const file = JSON.parse(readFileSync(await (await downloading).path(), 'utf8'));
  const [campaign] = file.campaigns;
  expect(campaign.name).toBe('Repair duo');
  expect(campaign.bundle.antecedent).toEqual([
    { id: idOf.get(STRONG.antecedent), name: STRONG.antecedent },
  ]);
  expect(campaign.bundle.consequent).toEqual([
    { id: idOf.get(STRONG.consequent), name: STRONG.consequent },
  ]);
  expect(campaign.evidence).toMatchObject({
    pairCount: counts.x,
    antecedentCount: counts.a,
    consequentCount: counts.c,
    baskets: counts.n,
  });
  expect(campaign.evidence.confidence).toBeCloseTo(counts.x / counts.a, 12);
  expect(campaign.evidence.confidenceLow).toBeCloseTo(low, 9);
  expect(campaign.evidence.confidenceHigh).toBeCloseTo(high, 9);
}

test('the demo, from first paint to the exported JSON', async ({ page }) => {
  await walk(page);
});

test('the same demo without a network, after one visit', async ({ page, context }) => {
  await page.goto('./');
  await isCached(page);
  await context.setOffline(true);
  await page.reload();
  await walk(page);
  await comeBack(context);
});

/** Expects the first visit to be complete, which it is when the service worker holds every file. */
const isCached = (page: Page) => {
  const { files } = precacheList('dist');
  const missing = () =>
    page.evaluate(
      async (urls) => {
        const held = await Promise.all(
          urls.map((url) => caches.match(new URL(url, document.baseURI), { ignoreSearch: true })),
        );
        return urls.filter((_, at) => held[at] === undefined);
      },
      files.map(({ url }) => url),
    );
  return expect.poll(missing, { timeout: 60_000 }).toEqual([]);
};

const comeBack = (context: BrowserContext) => context.setOffline(false);
