import type { Page } from '@playwright/test';

const STEPS = 40;
const SETTLED_MS = 200;

declare global {
  interface Window {
    /** The probe in the page writes when the step began, and when its last change was painted. */
    sliderStep?: { start: number; end: number };
  }
}

/**
 * Watches one page for slider steps, from the key press to the frame that shows the map changed. There
 * is no named function in here, since the page lacks the helper with which tsx names functions.
 */
async function installProbe(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.addEventListener(
      'input',
      (event) => {
        window.sliderStep = { start: event.timeStamp, end: Number.NaN };
      },
      { capture: true },
    );
    let measured: unknown;
    new MutationObserver(() => {
      const step = window.sliderStep;
      // This takes the step's own change only; what the page does once the slider rests is not the
      // step.
      if (step === undefined || step === measured) return;
      measured = step;
      // Counts, table and the dots of the map change in one frame.
      requestAnimationFrame(() => {
        // A task after the frame's callbacks runs when the frame is painted.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener('message', () => {
          step.end = performance.now();
        });
        port1.start();
        port2.postMessage(null);
      });
    }).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
      attributes: true,
    });
  });
}

/**
 * Moves the likelihood threshold step by step with the keyboard.
 *
 * @returns the milliseconds from each input to the frame that shows table and counts changed.
 * @throws when a step changed nothing, since then nothing was measured.
 */
export async function measureSliderSteps(page: Page): Promise<number[]> {
  await installProbe(page);
  const slider = page.getByRole('slider', { name: 'Likelihood (confidence)' });
  await slider.focus();
  const steps: number[] = [];
  for (let i = 0; i < STEPS; i++) {
    /* oxlint-disable no-await-in-loop -- one step after the other */
    await page.keyboard.press(i % 20 < 10 ? 'ArrowRight' : 'ArrowLeft');
    await page.waitForTimeout(SETTLED_MS);
    const ms = await page.evaluate(() => {
      const step = window.sliderStep;
      return step === undefined ? Number.NaN : step.end - step.start;
    });
    /* oxlint-enable no-await-in-loop */
    if (Number.isNaN(ms)) throw new Error('A step of the slider changed nothing on the page.');
    steps.push(ms);
  }
  return steps;
}

/** Returns the number of rules that the table holds, of which it draws a few. */
export async function countRules(page: Page): Promise<number> {
  const rows = await page.getByRole('table', { name: 'Bundles' }).getAttribute('aria-rowcount');
  // The header is a row as well.
  return Math.max(0, Number(rows ?? 1) - 1);
}
