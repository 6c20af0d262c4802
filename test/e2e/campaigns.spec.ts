import { readFileSync } from 'node:fs';
import type { Download, Page } from '@playwright/test';
import { parseCampaignFile } from '../../src/domain/campaign/files/campaign-file';
import { newCampaignAddress } from '../../src/domain/campaign/address';
import { demoOracle } from '../tools/campaign-oracle';
import { expectAccessible } from './accessible';
import { demoTest as test, expect } from './fixtures';

const oracle = demoOracle();
const [antecedent, consequent] = oracle.pairs[0]!;
const counts = oracle.counts(antecedent, consequent);
const names = { a: oracle.name(antecedent), c: oracle.name(consequent) };
const price = oracle.price(antecedent) + oracle.price(consequent);
const THRESHOLDS = 'floor=10&support=0.002';
const address = `./#${newCampaignAddress({
  antecedent: [antecedent],
  consequent: [consequent],
  level: 'product',
  grain: 'order',
  thresholds: THRESHOLDS,
})}`;

const number = (value: number) => value.toLocaleString('en-GB');
const percent = (share: number) => `${(share * 100).toFixed(1)}%`;
const saveButton = (page: Page) => page.getByRole('button', { name: 'Save campaign' });
const summary = (page: Page) => page.getByRole('region', { name: 'Campaign summary' });
const value = (page: Page, term: string) =>
  summary(page)
    .locator('dl > div')
    .filter({ has: page.getByText(term, { exact: true }) })
    .locator('dd');

async function fill(page: Page): Promise<void> {
  await page.getByLabel('Campaign name').fill('Repair duo');
  await page.getByLabel('Discount value').fill('15');
  await page.getByLabel('Minimum order price').fill('20');
  await page.getByLabel('Budget').fill('1,500');
  await page.getByLabel('Channel').selectOption({ label: 'Email' });
  await page.getByLabel('Customer segment').selectOption({ label: 'All customers' });
}

/** The engine boots and the demo shop loads before there are figures; two cores take their time. */
async function openEditor(page: Page): Promise<void> {
  await page.goto(address);
  await expect(page.getByText('Who gets it')).toBeVisible({ timeout: 30_000 });
}

async function createCampaign(page: Page): Promise<void> {
  await openEditor(page);
  await fill(page);
  await saveButton(page).click();
  await expect(summary(page)).toBeVisible();
}

async function textOf(download: Promise<Download>): Promise<string> {
  return readFileSync(await (await download).path(), 'utf8');
}

async function exportJson(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export JSON' }).click();
  return textOf(download);
}

async function importJson(page: Page, name: string, text: string): Promise<void> {
  await page
    .getByLabel('Import JSON')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

test('a campaign from a bundle: errors, summary, files, and what a reload finds', async ({
  page,
}) => {
  await openEditor(page);

  await test.step('says beside each field what is wrong', async () => {
    await saveButton(page).click();
    await expect(page.getByLabel('Campaign name')).toHaveAccessibleDescription(
      'Give the campaign a name.',
    );
    await expect(page.getByLabel('Campaign name')).toBeFocused();
    await expect(page.getByLabel('Budget')).toHaveAccessibleDescription(/Enter the budget/);
    await page.getByLabel('Discount value').fill('101');
    await expect(page.getByText('A percentage is between 0 and 100.')).toBeVisible();
    await page.getByLabel('Discount type').selectOption({ label: 'Fixed amount' });
    await expect(page.getByText(/has to be below the bundle’s price/)).toBeVisible();
    await page.getByLabel('Discount type').selectOption({ label: 'Percentage' });
    await page.getByLabel('First day').fill('2025-12-21');
    await page.getByLabel('Last day').fill('2025-12-08');
    await expect(page.getByText('The last day is before the first.')).toBeVisible();
    await page.getByLabel('Last day').fill('2025-12-31');
  });

  await test.step('sums up what was entered, and what the shop says', async () => {
    await fill(page);
    await saveButton(page).click();
    await expect(page).toHaveURL(/#\/campaigns\/[a-z0-9]+$/);
    await expect(summary(page).getByRole('heading', { level: 2 })).toHaveText('Repair duo');
    await expect(value(page, 'Success probability (confidence)')).toHaveText(
      percent(counts.both / counts.antecedent),
    );
    await expect(value(page, 'Counted in')).toHaveText(
      `${number(counts.both)} of ${number(counts.antecedent)} orders`,
    );
    await expect(value(page, 'Price of the bundle')).toHaveText(`€${price.toFixed(2)}`);
    await expect(value(page, 'Customer pays')).toHaveText(`€${(price * 0.85).toFixed(2)}`);
    await expect(value(page, 'Budget')).toHaveText('€1,500');
    const audience = oracle.audience(antecedent, consequent, 'email');
    await expect(value(page, 'Can be reached by email')).toHaveText(number(audience.length));
    await expect(summary(page)).toContainText(names.c);
  });

  await test.step('is found again after a reload', async () => {
    await page.reload();
    await expect(summary(page).getByRole('heading', { level: 2 })).toHaveText('Repair duo');
  });

  await test.step('exports what the summary shows', async () => {
    const text = await exportJson(page);
    const parsed = parseCampaignFile(text);
    expect(parsed).toMatchObject({
      ok: true,
      value: [
        {
          name: 'Repair duo',
          bundle: {
            antecedent: [{ id: antecedent, name: names.a }],
            consequent: [{ id: consequent, name: names.c }],
          },
          discount: { type: 'percentage', value: 15 },
          minimumOrder: 20,
          budget: 1500,
          channel: 'email',
          segment: 'all',
          dates: { from: '2025-12-21', to: '2025-12-31' },
          evidence: {
            pairCount: counts.both,
            antecedentCount: counts.antecedent,
            consequentCount: counts.consequent,
            baskets: counts.baskets,
            floor: 10,
            thresholds: THRESHOLDS,
          },
          shop: { name: 'Demo shop', isDemo: true },
          economics: { base: { netGain: expect.any(Number) }, worstCase: expect.any(Number) },
          baseline: { event: 'bundle', windows: expect.any(Number) },
        },
      ],
    });
  });

  await test.step('lists the audience in two groups', async () => {
    const button = page.getByRole('button', { name: 'Audience CSV' });
    await expect(button).toBeEnabled({ timeout: 30_000 });
    const download = page.waitForEvent('download');
    await button.click();
    const [header, ...rows] = (await textOf(download)).trimEnd().split('\n');
    expect(header).toBe('customer_id,email,channel,group');
    expect(rows.map((row) => row.split(',')[0])).toEqual(
      oracle.audience(antecedent, consequent, 'email'),
    );
    const groups = new Set(rows.map((row) => row.split(',').slice(2).join(' ')));
    expect(groups).toEqual(new Set(['email treatment', 'email control']));
  });

  await test.step('hashes the audience for Google, and zips the campaign', async () => {
    await page.getByLabel('Audience for').selectOption({ label: 'Google Customer Match' });
    const hashed = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download for Google Customer Match' }).click();
    const [header, first] = (await textOf(hashed)).split('\n');
    expect(header).toBe('Email,Phone');
    expect(first).toMatch(/^[0-9a-f]{64},([0-9a-f]{64})?$/);
    const archive = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Campaign and evidence' }).click();
    expect((await archive).suggestedFilename()).toBe('repair-duo.zip');
  });

  await test.step('prints the summary alone', async () => {
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByRole('navigation', { name: 'Main' })).toBeHidden();
    await expect(page.getByRole('button', { name: 'Export JSON' })).toBeHidden();
    await expect(summary(page)).toBeVisible();
    expect((await page.screenshot({ fullPage: true })).length).toBeGreaterThan(10_000);
    await page.emulateMedia({ media: 'screen' });
  });
});

test('a discount above the margin is saved only by who has seen it', async ({ page }) => {
  await openEditor(page);
  await fill(page);
  await page.getByLabel('Discount value').fill('95');
  await expect(page.getByText('Each sale loses money')).toBeVisible();
  await saveButton(page).click();
  await expect(page.getByText('Say that you have seen this')).toBeVisible();
  // A save that still waits for figures would go through once it is said.
  await expect(saveButton(page)).not.toHaveAttribute('aria-busy');
  await expect(page).toHaveURL(/campaigns\/new/);
  await page.getByLabel('I have seen that each redemption').check();
  await saveButton(page).click();
  await expect(summary(page)).toContainText('It loses money');
});

test('editing, duplicating, deleting and taking it back', async ({ page }) => {
  await createCampaign(page);

  await page.getByRole('button', { name: 'Edit' }).click();
  await expect(page.getByLabel('Campaign name')).toHaveValue('Repair duo');
  await page.getByLabel('Campaign name').fill('Repair duo, spring');

  // Leaving asks first; staying keeps what was typed.
  await page.getByRole('link', { name: 'Campaigns' }).first().click();
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await expect(page.getByLabel('Campaign name')).toHaveValue('Repair duo, spring');
  await saveButton(page).click();
  await expect(summary(page).getByRole('heading', { level: 2 })).toHaveText('Repair duo, spring');

  await page.getByRole('button', { name: 'Duplicate' }).click();
  await expect(page.getByLabel('Campaign name')).toHaveValue('Repair duo, spring, copy');
  await page.goto('./#/campaigns');
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(3);

  await page.getByRole('button', { name: 'Delete Repair duo, spring, copy' }).click();
  await expect(rows).toHaveCount(2);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rows).toHaveCount(3);

  await page.getByLabel('Find a campaign').fill('copy');
  await expect(rows).toHaveCount(2);
  await page.getByLabel('Find a campaign').fill('');
  await page.getByRole('tab', { name: 'Running' }).click();
  await expect(page.getByText('No campaign fits')).toBeVisible();
});

test('importing: all of a file, or nothing and a sentence', async ({ page }) => {
  await createCampaign(page);
  const text = await exportJson(page);
  await page.goto('./#/campaigns');
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(2);

  await importJson(page, 'broken.json', text.slice(0, text.length / 2));
  await expect(page.getByRole('alert')).toContainText('This file is not valid JSON');
  const wrong = JSON.parse(text);
  wrong.campaigns[0].discount.value = 140;
  await importJson(page, 'wrong.json', JSON.stringify(wrong));
  await expect(page.getByRole('alert')).toContainText(
    'Campaign 1 (“Repair duo”), discount value: A percentage is between 0 and 100.',
  );
  await expect(rows).toHaveCount(2);

  await importJson(page, 'same.json', text);
  await expect(page.getByText(/1 already here/)).toBeVisible();
  await expect(page.getByRole('alert')).toBeHidden();

  const changed = JSON.parse(text);
  changed.campaigns[0].budget = 900;
  changed.campaigns[0].shop = { ...changed.shop, name: 'Corner shop', fingerprint: '00' };
  await importJson(page, 'changed.json', JSON.stringify(changed));
  await expect(page.getByRole('link', { name: 'Repair duo (imported)' })).toBeVisible();

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export all' }).click();
  expect(parseCampaignFile(await textOf(download))).toMatchObject({ ok: true });

  await page.getByRole('link', { name: 'Repair duo (imported)' }).click();
  await expect(page.getByText('This campaign was made with Corner shop.')).toBeVisible();
  const audience = page.getByRole('button', { name: 'Audience CSV' });
  await expect(audience).toBeDisabled();
  await expect(audience).toContainText('Load Corner shop first');
  await expect(value(page, 'Budget')).toHaveText('€900.00');
});

test('another tab hears of a campaign, and a broken record is shown', async ({ page, context }) => {
  await page.goto('./#/campaigns');
  await expect(page.getByText('No campaigns yet')).toBeVisible();
  const other = await context.newPage();
  await createCampaign(other);
  await expect(page.getByRole('link', { name: 'Repair duo' })).toBeVisible();
  await other.close();

  await page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('bundlewise-campaigns');
      request.addEventListener('success', () => resolve(request.result));
    });
    const transaction = database.transaction('records', 'readwrite');
    transaction.objectStore('records').put({ schemaVersion: 1, id: 'torn' }, 'torn');
    await new Promise((resolve) => transaction.addEventListener('complete', resolve));
    database.close();
  });
  await page.reload();
  await expect(page.getByText('A stored campaign cannot be read.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Repair duo' })).toBeVisible();
});

test('full storage keeps what was typed and offers it as a file', async ({ page }) => {
  await openEditor(page);
  await fill(page);
  const put = await page.evaluateHandle(() => {
    const original = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException('planted', 'QuotaExceededError');
    };
    return { original };
  });
  await saveButton(page).click();
  await expect(page.getByRole('alert')).toContainText('The browser’s storage is full');
  await expect(page.getByLabel('Campaign name')).toHaveValue('Repair duo');
  const text = await exportJson(page);
  expect(parseCampaignFile(text)).toMatchObject({ ok: true, value: [{ name: 'Repair duo' }] });
  await put.evaluate(({ original }) => {
    IDBObjectStore.prototype.put = original;
  });
});

test('without a bundle it says how to choose one', async ({ page }) => {
  await page.goto('./#/campaigns/new');
  await expect(page.getByText('Choose a bundle first')).toBeVisible();
  await page.getByRole('button', { name: 'Go to Bundles' }).click();
  await expect(page).toHaveURL(/#\/bundles/);
  await page.goto('./#/campaigns/new?a=nothing-like-this&c=SK-01');
  await expect(
    page.getByText('The loaded shop has no product called “nothing-like-this”'),
  ).toBeVisible({ timeout: 30_000 });
});

test('a summary and its editor have no accessibility violations', async ({ page }) => {
  await createCampaign(page);
  for (const path of ['', '/edit']) {
    await page.goto(`${page.url()}${path}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const theme of ['dark', 'light']) {
      await page.getByRole('button', { name: `Switch to the ${theme} theme` }).click();
      await expectAccessible(page, { onlyContrast: theme === 'dark' });
    }
  }
  await page.goto('./#/settings');
  await page.getByRole('combobox', { name: 'Theme' }).selectOption('system');
});
