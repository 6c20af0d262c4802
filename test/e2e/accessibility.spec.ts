import { expectAccessibleInBothThemes } from './accessible.ts';
import { expect, demoTest as test } from './fixtures.ts';

const pages = ['dashboard', 'bundles', 'campaigns', 'campaigns/new', 'data', 'settings'] as const;

for (const path of pages) {
  test(`${path} has no accessibility violations, in both themes`, async ({ page }) => {
    await page.goto(`./#/${path}`);
    await expect(page.getByText('Demo shop').first()).toBeVisible({ timeout: 20_000 });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expectAccessibleInBothThemes(page);
  });
}

test('every page can be reached and left by keyboard', async ({ page }) => {
  await page.goto('./#/settings');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to content' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  for (const name of ['Data', 'Campaigns', 'Bundles', 'Dashboard']) {
    await page.getByRole('link', { name, exact: true }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('link', { name, exact: true })).toHaveAttribute(
      'aria-current',
      'page',
    );
  }
});
