import type { Page } from '@playwright/test';

const CANCELS = 12;
/** A load is let run for this long, so that cancelling meets different statements of it. */
const afterMs = (at: number) => 100 + at * 60;
const PATIENCE_MS = 60_000;

declare global {
  interface Window {
    /** When `Cancel` was pressed last, and when the engine's last load ended, by the page's clock. */
    benchLoads?: { pressed: number; ended: number };
  }
}

/**
 * Listens to what the page and its engine say to each other about loads, from the next document on. The
 * page itself does not wait for the engine when it cancels, so that it cannot tell.
 */
export async function watchLoads(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.benchLoads = { pressed: Number.NaN, ended: Number.NaN };
    const calls = new Set<unknown>();
    window.Worker = class extends Worker {
      constructor(...all: ConstructorParameters<typeof Worker>) {
        super(...all);
        this.addEventListener('message', ({ data }) => {
          if (calls.delete(data?.id)) window.benchLoads!.ended = performance.now();
        });
      }

      override postMessage(
        message: { id?: unknown; argumentList?: { value?: unknown }[] },
        options?: Transferable[] | StructuredSerializeOptions,
      ): void {
        // A call of Comlink: the name of the question follows the number of the call.
        if (message.argumentList?.[1]?.value === 'loadShop') calls.add(message.id);
        super.postMessage(message, options as StructuredSerializeOptions);
      }
    };
    document.addEventListener(
      'click',
      ({ target, timeStamp }) => {
        const button = target instanceof Element ? target.closest('button') : null;
        if (button?.textContent?.trim() === 'Cancel') window.benchLoads!.pressed = timeStamp;
      },
      { capture: true },
    );
  });
}

/**
 * Starts to load the chosen shop and cancels it, a dozen times, in a page whose loads are watched.
 *
 * @returns the milliseconds from each press to the engine's word that its load has ended. Loads that
 *   ended before the press are not counted.
 */
export async function cancelLoads(page: Page): Promise<number[]> {
  const load = page.getByRole('button', { name: /^Load shop/ }).and(page.locator(':enabled'));
  const cancel = page.getByRole('button', { name: 'Cancel' });
  const measured: number[] = [];
  for (let at = 0; at < CANCELS; at++) {
    /* oxlint-disable no-await-in-loop -- one load after the other */
    await page.evaluate(() => {
      window.benchLoads = { pressed: Number.NaN, ended: Number.NaN };
    });
    await load.click();
    await page.waitForTimeout(afterMs(at));
    if (await cancel.isVisible()) {
      await cancel.click();
      await page.waitForFunction(() => window.benchLoads!.ended > 0, undefined, {
        timeout: PATIENCE_MS,
      });
      measured.push(
        await page.evaluate(() => window.benchLoads!.ended - window.benchLoads!.pressed),
      );
    }
    await load.waitFor({ timeout: PATIENCE_MS });
    /* oxlint-enable no-await-in-loop */
  }
  return measured.filter((ms) => ms >= 0);
}
