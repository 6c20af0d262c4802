import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
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

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

for (const view of ['Scatter', 'Network', 'Matrix', 'Parallel'] as const) {
  test(`the ${view.toLowerCase()} is walked by keys, and shows the same as a table`, async ({
    page,
  }) => {
    test.slow();
    await open(page);
    await map(page).getByText(view, { exact: true }).click();
    if (view !== 'Scatter') await expect(page).toHaveURL(new RegExp(`view=${view.toLowerCase()}`));
    const keys = map(page).getByRole('application');
    await keys.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    const said = await keys.getByRole('status').first().textContent();
    expect(said).toMatch(/^.+ then .+: likelihood .+, lift .+, popularity /);
    await page.keyboard.press('Enter');
    const [antecedent, consequent] = said!.split(':')[0]!.split(' then ');
    await expect(title(page)).toContainText(antecedent!);
    await expect(title(page)).toContainText(consequent!);
    await map(page).getByRole('button', { name: 'As table' }).click();
    await expect(map(page).getByRole('table')).toContainText(antecedent!);
  });
}

test('a pointer selects in the matrix and in the network, and the table follows', async ({
  page,
}) => {
  test.slow();
  await open(page, '?view=parallel');
  await map(page).locator('.parallel__line').nth(5).dispatchEvent('click');
  const selected = page.getByRole('table', { name: 'Bundles' }).locator('tr[aria-selected="true"]');
  await expect(selected).toHaveCount(1);
  const grip = map(page).getByRole('slider', { name: 'Lift, at least' });
  const box = (await grip.boundingBox())!;
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y - 40, { steps: 4 });
  await page.mouse.up();
  await expect(page).toHaveURL(/lift=/);
});

test('slider previews, lists and the SQL behind them', async ({ page }) => {
  test.slow();
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

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test('every view and list is accessible', async ({ page }) => {
      test.slow();
      await open(page);
      await expect(evidence(page).locator('.exs li').first()).toBeVisible();
      for (const view of ['Scatter', 'Network', 'Matrix', 'Parallel']) {
        /* oxlint-disable no-await-in-loop -- one view after the other */
        await map(page).getByText(view, { exact: true }).click();
        await expectAccessible(page);
      }
      for (const list of ['Larger sets', 'Do not bundle', 'Portfolio']) {
        await page.getByRole('tab', { name: list }).click();
        if (list === 'Portfolio')
          await page.getByRole('button', { name: /^Take the first/ }).click();
        await expect(page.getByRole('tabpanel').locator('.skeleton')).toHaveCount(0);
        await expectAccessible(page);
        /* oxlint-enable no-await-in-loop */
      }
    });
  });
}

test.describe('on a screen of 360 pixels', () => {
  test.use({ viewport: { width: 360, height: 780 } });

  test('nothing is wider than the screen, in any view', async ({ page }) => {
    test.slow();
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
