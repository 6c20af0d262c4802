import { test as base, type BrowserContext } from '@playwright/test';

export { expect } from '@playwright/test';

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

/**
 * Playwright's `test` with a guard around every test: an uncaught error, a console error, a broken
 * content security policy or a request to another origin fails it, whatever it asserts.
 */
export const test = base.extend<Guard>({
  expectedConsoleErrors: [[], { option: true }],
  guard: [
    async ({ context, baseURL, expectedConsoleErrors }, use) => {
      const { faults } = watch(context, new URL(baseURL ?? '').origin);
      await context.addInitScript((mark) => {
        addEventListener('securitypolicyviolation', (event) => {
          console.error(mark, event.effectiveDirective, event.blockedURI);
        });
      }, CSP_MARK);

      await use();

      const unexpected = faults.filter(
        (fault) => !expectedConsoleErrors.some((pattern) => pattern.test(fault)),
      );
      base.expect(unexpected, 'what the page should not have done').toEqual([]);
    },
    { auto: true },
  ],
});
