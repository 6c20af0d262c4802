import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, expect, test, type BrowserContext, type Page } from '@playwright/test';
import { campaignFileText } from '../../src/domain/campaign/files/campaign-file';
import { BROWSER_ARGS } from '../../tools/ensure-browser.ts';
import { aCampaign } from '../domain/campaign/campaign-fixtures';
import { seededRandom } from '../domain/seeded-random';

/** Each series has a profile of its own, so that what is checked after a crash stays small. */
const SERIES = process.env['BUNDLEWISE_LONG'] === '1' ? 10 : 1;
const TRIALS = 20;
/** Every fifth trial kills the whole browser, which takes seconds to start again. */
const KILL_EVERY = 5;
/** So many campaigns are in one file, so that a save of several records may be torn. */
const A_FILE = 8;
/**
 * Every third trial crashes at the moment the page says that it is kept, the others some time before.
 */
const SAID_EVERY = 3;
/** Waiting for longer than this, in ms, is waiting for something that will not come. */
const PATIENCE = 20_000;

interface Killable {
  context: BrowserContext;
  /** The id of the browser's own process. */
  pid: number;
}

/** Starts a browser on a profile that outlives it. */
async function startBrowser(profile: string): Promise<Killable> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['CHROMIUM_PATH'],
    args: [...BROWSER_ARGS],
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
    timeout: PATIENCE,
  });
  context.setDefaultTimeout(PATIENCE);
  // Kept records need no engine, and a trial without one is quick.
  await context.addInitScript(() => {
    globalThis.Worker = class extends EventTarget {
      postMessage() {}
      terminate() {}
    } as unknown as typeof Worker;
  });
  const session = await context.browser()!.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return { context, pid: processInfo.find(({ type }) => type === 'browser')!.id };
}

/** Ends the browser at once, without asking any part of it to put its things in order. */
async function kill({ context, pid }: Killable): Promise<void> {
  // It is asked for before, since the event does not come twice.
  const gone = context.waitForEvent('close', { timeout: PATIENCE });
  process.kill(pid, 'SIGKILL');
  await gone;
}

/** Returns a function that crashes the page, made ready so that the crash happens at once. */
async function crasher(page: Page): Promise<() => Promise<unknown>> {
  const session = await page.context().newCDPSession(page);
  return () => {
    const crashed = page.waitForEvent('crash', { timeout: PATIENCE });
    // This is never answered, since the page that should answer is gone.
    session.send('Page.crash').catch(() => undefined);
    return crashed;
  };
}

async function openList(context: BrowserContext, baseURL: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${baseURL}#/campaigns`, { waitUntil: 'commit' });
  const region = page.getByRole('region', { name: 'Saved campaigns' });
  await expect(region.getByRole('table').or(region.getByText('No campaigns yet'))).toBeVisible();
  return page;
}

const nameOf = (trial: number, index: number) => `Trial ${trial}, campaign ${index}`;
const ofOneFile = Array.from({ length: A_FILE }, (_, index) => index);

interface Save {
  /** Tells whether the page has said that it is kept. */
  isSaid: () => boolean;
  /** Resolves when the page has said so, with the time that took, in ms. */
  said: Promise<number>;
}

/** Begins to import a file. */
function beginSave(page: Page, trial: number): Save {
  const campaigns = ofOneFile.map((index) =>
    aCampaign({ id: `t${trial}-${index}`, name: nameOf(trial, index) }),
  );
  const file = {
    name: `trial-${trial}.json`,
    mimeType: 'application/json',
    buffer: Buffer.from(campaignFileText(campaigns, '0.1.0')),
  };
  const start = performance.now();
  let isSaid = false;
  const save = async () => {
    await page.getByLabel('Import JSON').setInputFiles(file);
    await page.getByText(`Imported ${A_FILE} campaigns from ${file.name}`).waitFor();
    isSaid = true;
    return performance.now() - start;
  };
  const said = save();
  // A trial that crashes before then does not wait for it.
  said.catch(() => undefined);
  return { isSaid: () => isSaid, said };
}

for (let series = 0; series < SERIES; series += 1) {
  test(`${TRIALS} crashes while saving neither tear nor lose what was said to be kept (${series + 1})`, async ({
    baseURL,
  }, testInfo) => {
    const profile = mkdtempSync(join(tmpdir(), 'bundlewise-crash-'));
    const random = seededRandom(series + 1);
    const acknowledged: number[] = [];
    let whole = 0;
    /** A save takes this long here, in ms; crashes are spread over it. */
    let saving = 0;
    let running: Killable | undefined = await startBrowser(profile);
    try {
      let page = await openList(running.context, baseURL!);
      for (let trial = 0; trial < TRIALS; trial += 1) {
        const crash = await crasher(page);
        const { isSaid, said } = beginSave(page, trial);
        if (trial % SAID_EVERY === 0) saving = await said;
        else await page.waitForTimeout(random() * saving);
        if (isSaid()) acknowledged.push(trial);
        if (trial % KILL_EVERY === 0) {
          const killed = running;
          running = undefined;
          await kill(killed);
          running = await startBrowser(profile);
        } else await crash();

        page = await openList(running.context, baseURL!);
        await expect(page.getByText('A stored campaign cannot be read.')).toHaveCount(0);
        const text = await page.getByRole('region', { name: 'Saved campaigns' }).innerText();
        const kept = ofOneFile.filter((index) => text.includes(nameOf(trial, index)));
        expect([0, A_FILE], `trial ${trial}: all of it or nothing`).toContain(kept.length);
        whole += kept.length / A_FILE;
        for (const each of acknowledged) {
          const lost = ofOneFile.filter((index) => !text.includes(nameOf(each, index)));
          expect(lost, `what trial ${each} said to be kept`).toEqual([]);
        }
      }
    } finally {
      await running?.context.close();
      // Processes of a browser that was killed may still write there for a moment.
      rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    }
    const description = `${acknowledged.length} acknowledged, ${whole} kept, of ${TRIALS}`;
    testInfo.annotations.push({ type: 'crashes', description });
  });
}
