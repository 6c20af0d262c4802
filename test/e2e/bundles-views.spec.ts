import type { Page } from '@playwright/test';
import { expectAccessibleInBothThemes } from './accessible.ts';
import { drawn } from './settled.ts';
import { expect, demoTest as test } from './fixtures.ts';

const map = (page: Page) => page.getByRole('region', { name: 'Bundle map' });
const evidence = (page: Page) => page.getByRole('complementary', { name: 'Selected bundle' });
const title = (page: Page) => evidence(page).getByRole('heading', { level: 2 });

async function open(page: Page, query = ''): Promise<void> {
  await page.goto(`./#/bundles${query}`);
  await expect(page.getByRole('button', { name: 'Export rules CSV' })).toBeEnabled({
    timeout: 60_000,
  });
}

const selectedRow = (page: Page) =>
  page.getByRole('table', { name: 'Bundles' }).locator('tr[aria-selected="true"]');

/** Expects a bundle to be selected, in the panel and as the one selected row of the table. */
async function expectSelected(page: Page, antecedent: string, consequent: string): Promise<void> {
  await expect(title(page)).toContainText(antecedent);
  await expect(title(page)).toContainText(consequent);
  await expect(selectedRow(page)).toHaveCount(1);
  await expect(selectedRow(page)).toContainText(antecedent);
  await expect(selectedRow(page)).toContainText(consequent);
}

/** Moves over a chart until a bundle's card is there, clicks, and returns both of its items. */
async function clickBundle(page: Page): Promise<readonly [string, string]> {
  await drawn(map(page));
  const box = (await map(page).locator('canvas').first().boundingBox())!;
  const card = page.locator('.chart-tooltip h4');
  for (let y = 0.45; y < 0.95; y += 0.023) {
    for (let x = 0.3; x < 0.8; x += 0.013) {
      /* oxlint-disable no-await-in-loop -- one place after the other */
      await page.mouse.move(box.x + x * box.width, box.y + y * box.height);
      const text = (await card.count()) > 0 && (await card.isVisible()) && (await card.innerText());
      const [antecedent, consequent] = text ? text.split(' → ') : [];
      if (antecedent === undefined || consequent === undefined) continue;
      await page.mouse.down();
      await page.mouse.up();
      return [antecedent, consequent];
      /* oxlint-enable no-await-in-loop */
    }
  }
  throw new Error('No bundle was found with the pointer.');
}

test('every view by keys and by pointer: what it says is selected, in the table too', async ({
  page,
}) => {
  await open(page);
  for (const view of ['Scatter', 'Network', 'Matrix', 'Parallel'] as const) {
    /* oxlint-disable no-await-in-loop -- one view after the other */
    await test.step(`the ${view.toLowerCase()} by keys, and as a table`, async () => {
      await map(page).getByText(view, { exact: true }).click();
      if (view !== 'Scatter')
        await expect(page).toHaveURL(new RegExp(`view=${view.toLowerCase()}`));
      const keys = map(page).getByRole('application', { name: new RegExp(view, 'i') });
      await keys.focus();
      for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowRight');
      const said = (await keys.getByRole('status').first().textContent())!;
      expect(said).toMatch(/^.+ then .+: likelihood .+, lift .+, popularity /);
      await page.keyboard.press('Enter');
      const [antecedent = '', consequent = ''] = said.split(':')[0]!.split(' then ');
      await expectSelected(page, antecedent, consequent);
      await map(page).getByRole('button', { name: 'As table' }).click();
      await expect(map(page).getByRole('table')).toContainText(antecedent);
      await map(page).getByRole('button', { name: 'As table' }).click();
    });
    await test.step(`the ${view.toLowerCase()} by pointer`, async () => {
      if (view === 'Parallel') {
        const line = map(page).locator('.parallel__line').nth(5);
        const before = await title(page).textContent();
        await line.dispatchEvent('click');
        await expect(title(page)).not.toHaveText(before!);
        await expect(selectedRow(page)).toHaveCount(1);
      } else {
        await expectSelected(page, ...(await clickBundle(page)));
      }
    });
    /* oxlint-enable no-await-in-loop */
  }

  await test.step('the parallel axes are brushed by dragging, and the table follows', async () => {
    const rows = page.getByRole('table', { name: 'Bundles' });
    const before = await rows.getAttribute('aria-rowcount');
    const grip = map(page).getByRole('slider', { name: 'Lift, at least' });
    const box = (await grip.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y - 40, { steps: 4 });
    await page.mouse.up();
    await expect(page).toHaveURL(/lift=/);
    await expect(rows).not.toHaveAttribute('aria-rowcount', before!);
  });

  await test.step('the table by pointer and by keys', async () => {
    const rows = page.getByRole('table', { name: 'Bundles' }).locator('tbody tr');
    await rows.nth(1).click();
    await expect(rows.nth(1)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(rows.nth(2)).toHaveAttribute('aria-selected', 'true');
  });
});

test('slider previews, lists and the SQL behind them', async ({ page }) => {
  await open(page);
  await page.getByRole('slider', { name: 'Likelihood (confidence)' }).hover();
  await expect(page.locator('.slider__preview')).toHaveText(/bundles?, [\d,]+ customers, €/);
  await page.getByRole('tab', { name: 'Larger sets' }).click();
  await expect(page.getByRole('table', { name: 'Larger sets' })).toContainText('→');
  await page.getByRole('button', { name: 'Show the SQL' }).click();
  await expect(page.getByRole('dialog', { name: 'The SQL behind this' })).toContainText('SELECT');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.getByRole('tab', { name: 'Portfolio' }).click();
  await page.getByRole('button', { name: /^Take the first/ }).click();
  await expect(page.getByRole('table', { name: 'Greedy choice' }).getByRole('row')).toHaveCount(9);
  await page.getByRole('tab', { name: 'Do not bundle' }).click();
  await expect(page.getByRole('region', { name: 'Do not bundle' })).toContainText(/pairs/);
});

test('every view and list is accessible, in both themes', async ({ page }) => {
  await open(page);
  await expect(evidence(page).locator('.exs li').first()).toBeVisible();
  await expectAccessibleInBothThemes(page);
  /* oxlint-disable no-await-in-loop -- one view after the other */
  for (const view of ['Network', 'Matrix', 'Parallel']) {
    await map(page).getByText(view, { exact: true }).click();
    await expect(map(page).getByRole('application', { name: new RegExp(view, 'i') })).toBeVisible();
    await expectAccessibleInBothThemes(page, 'section[aria-label="Bundle map"]');
  }
  for (const list of ['Larger sets', 'Do not bundle', 'Portfolio']) {
    await page.getByRole('tab', { name: list }).click();
    if (list === 'Portfolio') await page.getByRole('button', { name: /^Take the first/ }).click();
    await expectAccessibleInBothThemes(page, '[role="tabpanel"]');
  }
  /* oxlint-enable no-await-in-loop */
});

test.describe('on a screen of 360 pixels', () => {
  test.use({ viewport: { width: 360, height: 780 } });

  test('nothing is wider than the screen, in any view', async ({ page }) => {
    await page.goto('./#/bundles');
    await expect(page.getByRole('list', { name: 'Bundles' })).toBeVisible({ timeout: 60_000 });
    for (const view of ['Network', 'Matrix', 'Parallel', 'Scatter']) {
      /* oxlint-disable no-await-in-loop -- one view after the other */
      await map(page).getByText(view, { exact: true }).click();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, view).toBe(360);
      /* oxlint-enable no-await-in-loop */
    }
  });
});
