import { readFileSync } from 'node:fs';
import type { Browser, Page } from '@playwright/test';
import type { Cost } from './figures.ts';

/** Asks the browser for its processes: what each is for, and the seconds of processor it has used. */
async function processes(browser: Browser) {
  const session = await browser.newBrowserCDPSession();
  try {
    return (await session.send('SystemInfo.getProcessInfo')).processInfo;
  } finally {
    await session.detach();
  }
}

function browserOf(page: Page): Browser {
  const browser = page.context().browser();
  if (browser === null) throw new Error('The page belongs to no browser that was started here.');
  return browser;
}

async function cpuMs(page: Page): Promise<number> {
  const all = await processes(browserOf(page));
  return all.reduce((total, { cpuTime }) => total + cpuTime * 1000, 0);
}

/**
 * Measures some work in a page by the page's own clock, and by the processor time of all the browser's
 * processes: the page's threads, the drawing and the storage.
 */
export async function timed(page: Page, work: () => Promise<void>): Promise<Cost> {
  const cpuBefore = await cpuMs(page);
  const start = await page.evaluate(() => performance.now());
  await work();
  const end = await page.evaluate(() => performance.now());
  return { ms: end - start, cpuMs: (await cpuMs(page)) - cpuBefore };
}

/**
 * Returns the most memory, in bytes, that a process which shows pages has ever held; undefined where the
 * system does not tell it (it is read from Linux's /proc).
 */
export async function peakBytes(page: Page): Promise<number | undefined> {
  const shown = (await processes(browserOf(page))).filter(({ type }) => type === 'renderer');
  const peaks = shown.flatMap(({ id }) => {
    try {
      const kibibytes = /VmHWM:\s*(\d+) kB/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
      return kibibytes === undefined ? [] : [Number(kibibytes) * 1024];
    } catch {
      return [];
    }
  });
  return peaks.length === 0 ? undefined : Math.max(...peaks);
}
