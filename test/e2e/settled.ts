import { expect, type Locator, type Page } from '@playwright/test';

/**
 * Ends what moves or fades, so that what is shown is what will stay. A transition shows the look of before
 * until its first frame, with less motion too, and on a busy machine a frame is late: a button has the
 * colours of two themes for that long. What runs for ever, such as a spinner, is left.
 */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    // A page that is not drawn has no frames; its timers run.
    const frame = () =>
      new Promise((resolve) => {
        requestAnimationFrame(resolve);
        setTimeout(resolve, 250);
      });
    // The end of one transition may begin another, a few times over.
    for (let round = 0; round < 5; round += 1) {
      // oxlint-disable-next-line no-await-in-loop -- each frame shows what the one before began
      await frame();
      for (const animation of document.getAnimations()) {
        const isPassing = animation.effect?.getComputedTiming().endTime !== Infinity;
        if (isPassing && animation.playState === 'running') animation.finish();
      }
    }
  });
}

/** Waits until what the pointer just did is drawn: on a busy machine that is a frame or two later. */
export async function framed(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let count = 0; count < 2; count += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one frame after the other
      await new Promise((resolve) => {
        requestAnimationFrame(resolve);
        setTimeout(resolve, 250);
      });
    }
  });
}

/** Waits until a chart has drawn what it was last told: before, a pointer hits nothing or what was there. */
export async function drawn(chart: Locator): Promise<void> {
  await chart.scrollIntoViewIfNeeded();
  await expect(chart.locator('canvas').first()).toBeVisible();
  await settled(chart.page());
}
