import { test as base, type BrowserContext, type Page } from '@playwright/test';

export { expect } from '@playwright/test';

interface OpenDemo {
  readonly page: Page;
  readonly faults: string[];
}

interface Guard {
  /** Console errors that a test brings about on purpose. Everything else in the console fails it. */
  readonly expectedConsoleErrors: readonly RegExp[];
  readonly guard: void;
}

const LOCAL_SCHEMES = new Set(['data:', 'blob:', 'about:']);
const CSP_MARK = 'Content security policy broken:';

/** Collects everything that a page must never do: throw, log an error, break its policy, call out. */
function watch(context: BrowserContext, origin: string): { faults: string[] } {
  const faults: string[] = [];
  context.on('weberror', (event) => faults.push(`Uncaught: ${event.error().message}`));
  context.on('console', (message) => {
    const { url } = message.location();
    if (message.type() === 'error') faults.push(`Console: ${message.text()} (${url})`);
  });
  context.on('request', (request) => {
    const url = new URL(request.url());
    if (url.origin === origin || LOCAL_SCHEMES.has(url.protocol)) return;
    faults.push(`A request left the origin: ${request.url()}`);
  });
  return { faults };
}

async function reportPolicyBreaks(context: BrowserContext): Promise<void> {
  await context.addInitScript((mark) => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(mark, event.effectiveDirective, event.blockedURI);
    });
  }, CSP_MARK);
}

function expectNoFaults(faults: readonly string[], expected: readonly RegExp[]): void {
  const unexpected = faults.filter((fault) => !expected.some((pattern) => pattern.test(fault)));
  base.expect(unexpected, 'what the page should not have done').toEqual([]);
}

/**
 * This is Playwright's `test` with a guard around every test: an uncaught error, a console error, a
 * broken content security policy or a request to another origin fails it, whatever it asserts.
 */
export const test = base.extend<Guard>({
  expectedConsoleErrors: [[], { option: true }],
  guard: [
    async ({ context, baseURL, expectedConsoleErrors }, use) => {
      const { faults } = watch(context, new URL(baseURL ?? '').origin);
      await reportPolicyBreaks(context);
      await use();
      expectNoFaults(faults, expectedConsoleErrors);
    },
    { auto: true },
  ],
});

/**
 * This is the same guarded `test` on a page that is opened once and used by one test after the other,
 * so that the engine starts once. Each test gets it on the settings page, in the theme and size it asks
 * for, with the demo shop loaded and nothing of the tests before it kept; whatever it changes in the
 * settings it puts back. Only a test about a visit, the first or another, needs `test` and its own
 * page.
 */
export const demoTest = base.extend<Guard, { openDemo: OpenDemo }>({
  expectedConsoleErrors: [[], { option: true }],
  guard: [
    async ({ openDemo, expectedConsoleErrors }, use) => {
      openDemo.faults.length = 0;
      await use();
      expectNoFaults(openDemo.faults, expectedConsoleErrors);
    },
    { auto: true },
  ],
  openDemo: [
    async ({ browser }, use, { project }) => {
      const { baseURL = '', locale, timezoneId, contextOptions } = project.use;
      const context = await browser.newContext({
        ...contextOptions,
        baseURL,
        locale,
        timezoneId,
      });
      const { faults } = watch(context, new URL(baseURL).origin);
      await reportPolicyBreaks(context);
      const page = await context.newPage();
      await page.goto('./#/settings');
      await base.expect(page.getByText('Demo shop').first()).toBeVisible({ timeout: 60_000 });
      await use({ page, faults });
      await context.close();
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  context: async ({ openDemo }, use) => use(openDemo.page.context()),
  page: async ({ openDemo, colorScheme, viewport }, use) => {
    const { page } = openDemo;
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport ?? { width: 1440, height: 900 });
    await freshen(page);
    await use(page);
  },
});

/** Takes the page back to where a first visit begins, without starting it again. */
async function freshen(page: Page): Promise<void> {
  const isOnData = page.url().includes('#/data');
  await page.evaluate(forgetEverything);
  await openSettings(page);
  const shop = await page.getByRole('banner').locator('.dataset').innerText();
  if (shop.includes('Demo shop') && !isOnData) return;
  await openStart(page);
  if (!shop.includes('Demo shop')) {
    await page.getByRole('button', { name: 'Try the demo shop' }).click();
    await base.expect(page.getByRole('region', { name: 'Data quality' })).toBeVisible();
    await openStart(page);
  }
  await openSettings(page);
}

/** Drops everything that is kept or open. It runs in the page. */
async function forgetEverything(): Promise<void> {
  for (const dialog of document.querySelectorAll('dialog')) dialog.close();
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open('bundlewise-campaigns');
    opening.addEventListener('success', () => resolve(opening.result));
    opening.addEventListener('error', () => reject(opening.error));
  });
  const names = [...database.objectStoreNames];
  const clearing = database.transaction(names, 'readwrite');
  for (const name of names) clearing.objectStore(name).clear();
  await new Promise((resolve) => clearing.addEventListener('complete', resolve));
  database.close();
}

async function openSettings(page: Page): Promise<void> {
  const settings = page.getByRole('heading', { level: 1, name: 'Settings' });
  const discard = page.getByRole('button', { name: 'Discard changes' });
  await page.evaluate(() => {
    location.hash = '#/settings';
  });
  await base.expect(settings.or(discard)).toBeVisible();
  if (await discard.isVisible()) await discard.click();
  await base.expect(settings).toBeVisible();
}

/** Opens the first step of the Data page, whatever step the page is at. */
export async function openStart(page: Page): Promise<void> {
  const back = page.getByRole('button', { name: /^(Replace data|Back)$/ });
  const demo = page.getByRole('button', { name: 'Try the demo shop' });
  await page.goto('./#/data');
  await base.expect(back.or(demo)).toBeVisible();
  if (await back.isVisible()) await back.click();
  await base.expect(demo).toBeVisible();
}
