import type { Page } from '@playwright/test';
import { basketsOf, readLines } from '../tools/read-shop.ts';
import { segmentsOf, type Segment } from '../tools/segments.ts';
import { expectAccessible } from './accessible.ts';
import { demoTest as test, expect } from './fixtures.ts';

/** The Segments page’s figures are counted from the demo's files by plain code. */

const lines = readLines().filter(({ customerId }) => customerId !== '');
const baskets = basketsOf(lines);
const dayOf = ({ orderedAt }: { orderedAt: string }) => orderedAt.slice(0, 10);
const lastDay = lines.map(dayOf).sort().at(-1)!;
const undone = new Set(['cancelled', 'canceled', 'voided', 'refunded', 'returned']);

/** Returns the net revenue of the 365 days that end with a day, by customer. */
function spendBy(asOf: string): Map<string, number> {
  const from = new Date(Date.parse(asOf) - 364 * 86_400_000).toISOString().slice(0, 10);
  const spend = new Map<string, number>();
  for (const line of lines) {
    if (dayOf(line) < from || dayOf(line) > asOf) continue;
    const amount = line.quantity * line.unitPrice - line.discount;
    const net = undone.has(line.status.toLowerCase()) ? Math.min(0, amount) : amount;
    // It is summed in whole ten-thousandths, as money is kept, so that equal spend is equal.
    const sum = (spend.get(line.customerId) ?? 0) + net;
    spend.set(line.customerId, Math.round(sum * 1e4) / 1e4);
  }
  return spend;
}

const spend = spendBy(lastDay);
const segments = segmentsOf(baskets, spend);
const spendOf = (customers: readonly string[]) =>
  customers.reduce((sum, id) => sum + (spend.get(id) ?? 0), 0);

const number = (value: number, digits = 0) =>
  value.toLocaleString('en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
const percent = (share: number, digits = 1) => `${number(share * 100, digits)}%`;

const membersOf = (all: ReadonlyMap<string, Segment>, name: Segment) =>
  [...all].filter(([, segment]) => segment === name).map(([id]) => id);

/**
 * Returns the months of the first order, with their customers and those of them who ordered in the
 * month after.
 */
function cohortsByHand() {
  const months = new Map<string, Set<string>>();
  for (const basket of baskets) {
    const own = months.get(basket.customerId) ?? new Set();
    months.set(basket.customerId, own.add(dayOf(basket).slice(0, 7)));
  }
  const cohorts = new Map<string, { customers: number; back: number }>();
  for (const own of months.values()) {
    const first = [...own].sort()[0]!;
    const [year, month] = first.split('-').map(Number) as [number, number];
    const next = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7);
    const cohort = cohorts.get(first) ?? { customers: 0, back: 0 };
    cohorts.set(first, {
      customers: cohort.customers + 1,
      back: cohort.back + (own.has(next) ? 1 : 0),
    });
  }
  return [...cohorts].sort(([a], [b]) => (a < b ? -1 : 1));
}

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const row = (page: Page, area: string, name: string) =>
  panel(page, area)
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) });
const NAMES: Segment[] = ['High value', 'Medium value', 'Low value', 'New', 'At-risk'];
const shownName = (name: Segment) => (name === 'New' ? 'New customers' : name);

/**
 * Starting the engine, reading the shop and looking back month by month may take this long on a busy
 * machine, in ms.
 */
const LOADING = 90_000;
test.describe.configure({ timeout: 300_000 });

test('segments: figures of the files, other thresholds, and on to a campaign', async ({ page }) => {
  await page.goto('./#/segments');
  const heading = page.getByRole('heading', { level: 1 });
  await expect(heading).toContainText('of revenue', { timeout: LOADING });

  await test.step('sizes, revenue and the sentence above them', async () => {
    const whole = spendOf([...segments.keys()]);
    for (const name of NAMES) {
      const members = membersOf(segments, name);
      const cells = row(page, 'Sizes and revenue', shownName(name)).getByRole('cell');
      await expect(cells.nth(0)).toHaveText(number(members.length));
      await expect(cells.nth(1)).toHaveText(percent(members.length / segments.size));
      await expect(cells.nth(2)).toHaveText(`€${number(spendOf(members))}`);
      await expect(cells.nth(3)).toHaveText(percent(spendOf(members) / whole));
    }
    const high = membersOf(segments, 'High value');
    await expect(heading).toHaveText(
      `High value customers are ${percent(high.length / segments.size)} of customers and bring ${percent(spendOf(high) / whole)} of revenue`,
    );
  });

  await test.step('a cell of recency and frequency, by keyboard', async () => {
    const scores = panel(page, 'Recency and frequency');
    const first = scores.getByRole('button', { name: /^Recency 5, frequency 5:/ });
    await first.press('ArrowDown');
    const second = scores.getByRole('button', { name: /^Recency 4, frequency 5:/ });
    await expect(second).toBeFocused();
    await expect(scores.getByRole('status')).toContainText((await second.textContent()) ?? '');
    const cells = await scores.locator('td').allTextContents();
    const sum = cells.reduce((total, text) => total + Number(text.replaceAll(',', '')), 0);
    expect(sum).toBe(segments.size);
  });

  await test.step('who comes back', async () => {
    await expect(panel(page, 'Who comes back').getByRole('table')).toBeVisible({
      timeout: LOADING,
    });
    for (const [month, { customers, back }] of cohortsByHand().slice(0, 6)) {
      const name = new Date(`${month}-01T00:00:00Z`).toLocaleDateString('en-GB', {
        month: 'short',
        year: 'numeric',
        timeZone: 'UTC',
      });
      const cells = row(page, 'Who comes back', name).getByRole('cell');
      await expect(cells.nth(0)).toHaveText(number(customers));
      await expect(cells.nth(1)).toHaveText(percent(back / customers, 0));
    }
  });

  await test.step('movement ends where the sizes are', async () => {
    const moves = panel(page, 'Movement between segments');
    await expect(moves.getByRole('table')).toBeVisible({ timeout: LOADING });
    const totals = row(page, 'Movement between segments', 'All').getByRole('cell');
    for (const [index, name] of NAMES.entries()) {
      await expect(totals.nth(index)).toHaveText(number(membersOf(segments, name).length));
    }
    const end = new Date(Date.UTC(Number(lastDay.slice(0, 4)), Number(lastDay.slice(5, 7)) - 1, 0))
      .toISOString()
      .slice(0, 10);
    const known = baskets.filter((basket) => dayOf(basket) <= end);
    const before = segmentsOf(known, spendBy(end));
    const stayed = [...before].filter(([id, name]) => segments.get(id) === name).length;
    await expect(moves).toContainText(
      `${number(stayed)} of ${number(before.size)} customers (${percent(stayed / before.size)}) stayed`,
    );
  });

  await test.step('without a fault for those who do not see it', () => expectAccessible(page));

  await test.step('other thresholds hold on every page, and after a reload', async () => {
    await page.getByLabel('First order in the last').fill('90');
    await page.getByRole('button', { name: 'Use these thresholds' }).click();
    const fresh = new Map<string, string>();
    for (const basket of baskets) {
      const known = fresh.get(basket.customerId);
      if (known === undefined || dayOf(basket) < known) fresh.set(basket.customerId, dayOf(basket));
    }
    const ago = new Date(Date.parse(lastDay) - 89 * 86_400_000).toISOString().slice(0, 10);
    const newcomers = number([...fresh.values()].filter((day) => day >= ago).length);
    const size = row(page, 'Sizes and revenue', 'New customers').getByRole('cell').first();
    await expect(size).toHaveText(newcomers, { timeout: 30_000 });
    await page.getByRole('link', { name: 'Dashboard', exact: true }).click();
    await page
      .getByRole('region', { name: 'Customer segments' })
      .getByRole('button', { name: 'Definitions' })
      .click();
    await expect(page.getByRole('dialog')).toContainText('First order in the last 90 days.');
    await page.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('link', { name: 'All about segments' }).click();
    await expect(size).toHaveText(newcomers, { timeout: 30_000 });
    await page.reload();
    await expect(size).toHaveText(newcomers, { timeout: LOADING });
    await page.getByRole('button', { name: 'Reset to defaults' }).click();
    await expect(size).toHaveText(number(membersOf(segments, 'New').length), { timeout: 30_000 });
  });

  await test.step('a campaign for a segment asks for its bundle and keeps the segment', async () => {
    await page.getByRole('link', { name: 'Plan a campaign for At-risk' }).click();
    await expect(page.getByText('It will be for At-risk customers.')).toBeVisible();
    await page.getByRole('button', { name: 'Go to Bundles' }).click();
    const bundles = page.getByRole('table', { name: 'Bundles' });
    await bundles.getByRole('row').nth(1).click({ timeout: LOADING });
    await page.getByRole('button', { name: 'Create campaign' }).click();
    await expect(page.getByRole('combobox', { name: 'Customer segment' })).toHaveValue('at-risk');
  });
});
