import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

interface Look {
  /** A selector; without it the whole page is looked at. */
  readonly part?: string;
  readonly onlyContrast?: boolean;
}

/** Expects that Axe finds nothing wrong with the page as it stands. */
export async function expectAccessible(page: Page, { part, onlyContrast }: Look = {}) {
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

/**
 * Waits until nothing moves or fades any more: colours that change with a theme are between the two for
 * a while, and their contrasts are nobody's. An animation that runs for ever, such as a skeleton's
 * shimmer, is left.
 */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const passing = () =>
      document
        .getAnimations()
        .filter(
          ({ effect, playState }) =>
            playState === 'running' && effect?.getComputedTiming().endTime !== Infinity,
        );
    for (let running = passing(); running.length > 0; running = passing()) {
      // oxlint-disable-next-line no-await-in-loop -- the end of one may begin another
      await Promise.allSettled(running.map(({ finished }) => finished));
    }
  });
}

/** Expects the same in both themes. Among what a theme changes, only contrasts can be wrong. */
export async function expectAccessibleInBothThemes(page: Page, part?: string): Promise<void> {
  await showTheme(page, 'light');
  await expectAccessible(page, { part });
  await showTheme(page, 'dark');
  await expectAccessible(page, { part, onlyContrast: true });
  await showTheme(page, 'light');
}
