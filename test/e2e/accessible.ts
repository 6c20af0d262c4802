import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { settled } from './settled.ts';

interface Look {
  /** A selector; without it the whole page is looked at. */
  readonly part?: string;
  readonly onlyContrast?: boolean;
}

/** Expects that Axe finds nothing wrong with the page once it has loaded and stands still. */
export async function expectAccessible(page: Page, { part, onlyContrast }: Look = {}) {
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
  // A figure that is asked anew is faded meanwhile.
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await settled(page);
  const axe = new AxeBuilder({ page });
  if (part !== undefined) axe.include(part);
  if (onlyContrast === true) axe.withRules('color-contrast');
  const { violations } = await axe.analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
}

/** Has the page drawn in a theme of the system's. */
async function showTheme(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme);
  await settled(page);
}

/** Expects the same in both themes. Among what a theme changes, only contrasts can be wrong. */
export async function expectAccessibleInBothThemes(page: Page, part?: string): Promise<void> {
  await showTheme(page, 'light');
  await expectAccessible(page, { part });
  await showTheme(page, 'dark');
  await expectAccessible(page, { part, onlyContrast: true });
  await showTheme(page, 'light');
}
