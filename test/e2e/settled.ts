import { expect, type Locator, type Page } from '@playwright/test';

/**
 * Waits until what is shown changes no more by itself. A transition shows the look of before until its
 * first frame, with less motion too, and on a busy machine a frame is late: a button has the colours of
 * two themes for that long. What runs for ever, such as a spinner, is not waited for.
 */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const passing = () =>
      document
        .getAnimations()
        .filter(({ playState }) => playState === 'running')
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    // The next frame shows what this one draws.
    await frame();
    await frame();
    for (let moving = passing(); moving.length > 0; moving = passing()) {
      await Promise.allSettled(moving.map(({ finished }) => finished));
    }
  });
}

/** Waits until a chart has drawn what it was last told: before, a pointer hits nothing or what was there. */
export async function drawn(chart: Locator): Promise<void> {
  await chart.scrollIntoViewIfNeeded();
  await expect(chart.locator('canvas').first()).toBeVisible();
  await settled(chart.page());
}
