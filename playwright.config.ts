import { existsSync, readdirSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { BROWSER_ARGS } from './tools/ensure-browser.ts';

/** Another port lets several working copies test side by side. */
const PORT = process.env['PORT'] ?? '4173';
const ORIGIN = `http://127.0.0.1:${PORT}`;
const CONFORMANCE = 'test/conformance';

const hasConformance =
  existsSync(CONFORMANCE) && readdirSync(CONFORMANCE).some((name) => name.endsWith('.spec.ts'));

/** The browser's path comes from `tools/e2e.ts`; without it Playwright starts its own. */
const executablePath = process.env['CHROMIUM_PATH'];

/** End-to-end tests run on the production build, on a server that knows nothing but files. */
export default defineConfig({
  // Files side by side; what a page shows does not hang on how long it takes.
  workers: 2,
  timeout: 180_000,
  // A start of the engine takes seconds on a busy machine; a right answer is never timed here.
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env['CI']),
  outputDir: 'test-results',
  reporter: [['list'], ['json', { outputFile: '.cache/playwright.json' }]],
  projects: [
    // First: the longest, which would leave one of the cores idle at the end.
    ...(hasConformance
      ? [{ name: 'conformance', testDir: CONFORMANCE, testMatch: '*.spec.ts' }]
      : []),
    { name: 'e2e', testDir: 'test/e2e' },
  ],
  use: {
    baseURL: `${ORIGIN}/`,
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    viewport: { width: 1440, height: 900 },
    // Without a graphics card, what moves while the engine starts takes a core from it.
    contextOptions: { reducedMotion: 'reduce' },
    serviceWorkers: 'allow',
    acceptDownloads: true,
    // A trace takes a fifth of the time; `npm run test:e2e -- --trace retain-on-failure` makes one.
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args: [...BROWSER_ARGS] },
  },
  webServer: {
    command: `npx vite preview --host 127.0.0.1 --port ${PORT} --strictPort`,
    url: `${ORIGIN}/`,
    reuseExistingServer: !process.env['CI'],
    timeout: 30_000,
  },
});
