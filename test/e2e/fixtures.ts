import { test as base, type BrowserContext, type Page } from '@playwright/test';

export { expect } from '@playwright/test';

interface OpenDemo {
  readonly page: Page;
  readonly faults: string[];
}

interface Guard {
  /** Console errors a test brings about on purpose. Everything else in the console fails it. */
  readonly expectedConsoleErrors: readonly RegExp[];
  readonly guard: void;
}

const LOCAL_SCHEMES = new Set(['data:', 'blob:', 'about:']);
const CSP_MARK = 'Content security policy broken:';

/** Collects everything a page must never do: throw, log an error, break its policy, call out. */
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
 * Playwright's `test` with a guard around every test: an uncaught error, a console error, a broken
 * content security policy or a request to another origin fails it, whatever it asserts.
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
 * The same guarded `test` for whoever only looks at the demo shop: its `page` is opened once and
 * walked on by one test after the other, so that the engine starts and mines once. Each test gets
 * it on the settings page, in the theme and size it asks for. What a test keeps in the browser's
 * storage stays there: tests that save something take `test` and a page of their own.
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
    await page.evaluate(() => {
      for (const dialog of document.querySelectorAll('dialog')) dialog.close();
      location.hash = '#/settings';
    });
    await base.expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible();
    await use(page);
  },
});
