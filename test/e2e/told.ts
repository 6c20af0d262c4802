import { expect, type Page } from '@playwright/test';
import { settled } from './settled.ts';

/** What waits for an answer is marked by one of these. */
const WAITING = '.skeleton, .spinner, [aria-busy="true"], .evidence-wait, [aria-label="Loading"]';
/** Questions rest for a moment before they are asked, in ms, and none of them as long as this. */
const REST = 700;

/**
 * Opens a page anew and reads what it says once every panel has its answer, and nothing more comes.
 */
export async function told(page: Page, path: string): Promise<string> {
  // Another document: nothing of the page before is read by mistake.
  await page.goto('about:blank');
  await page.goto(`./#/${path}`);
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { level: 1 })).toBeVisible();
  let before = '';
  await expect(async () => {
    await expect(page.locator(WAITING)).toHaveCount(0);
    await page.waitForTimeout(REST);
    await settled(page);
    const text = await main.innerText();
    const isSame = text === before;
    before = text;
    expect(isSame).toBe(true);
  }).toPass();
  return before;
}
