import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { precacheList } from '../../plugins/precache.ts';
import { expect, test } from './fixtures.ts';
import { hostFolder } from './static-host.ts';

/** This worker has a port of its own beside that of the other tests: copies of the project may be tested at once. */
const PORT =
  Number(process.env['PORT'] ?? 4173) + 2 + Number(process.env['TEST_PARALLEL_INDEX'] ?? 0);
/** The app is below a path, as on many static hosts. */
const HOST = new URL(`http://127.0.0.1:${PORT}/some/shop/`);

let folder = '';
let stop: () => Promise<void> = async () => {};

test.use({ baseURL: HOST.href });

test.beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'bundlewise-host-'));
  cpSync('dist', folder, { recursive: true });
  stop = await hostFolder(folder, HOST);
});

test.afterEach(async () => {
  await stop();
  rmSync(folder, { recursive: true });
});

/** Puts a new version on the host, with another title and the service worker that lists it. */
function deploy(title: string): void {
  const edit = (file: string, change: (text: string) => string) => {
    const path = join(folder, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
  };
  const before = precacheList(folder);
  edit('index.html', (text) => text.replace(/<title>.*<\/title>/, `<title>${title}</title>`));
  const after = precacheList(folder);
  edit('sw.js', (text) => text.replace(before.version, after.version));
}

/** Asks again and again from here, since a tab in the background draws no frames to wait for. */
const isControlled = (page: Page) =>
  expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);

/** The first visit fetches what is missing once its figures are shown, and is then complete. */
const isComplete = (page: Page) =>
  expect
    .poll(
      () =>
        page.evaluate(async () => {
          const [name] = await caches.keys();
          return name === undefined ? 0 : (await (await caches.open(name)).keys()).length;
        }),
      { timeout: 30_000 },
    )
    .toBeGreaterThanOrEqual(precacheList('dist').files.length);

const notice = (page: Page) => page.getByText('A new version is ready');

test('a new version waits until it is taken, and another tab is told', async ({ context }) => {
  const [first, second] = [await context.newPage(), await context.newPage()];
  await first.goto('./');
  await isControlled(first);
  await second.goto('./');
  await isControlled(second);

  deploy('The new version');
  await first.reload();
  await expect(notice(first)).toBeVisible({ timeout: 20_000 });
  await expect(first).not.toHaveTitle('The new version');

  await first.getByRole('button', { name: 'Update now' }).click();
  await expect(first).toHaveTitle('The new version');
  await expect(notice(first)).toBeHidden();

  await expect(notice(second)).toBeVisible();
  await expect(second).not.toHaveTitle('The new version');
  await second.getByRole('button', { name: 'Update now' }).click();
  await expect(second).toHaveTitle('The new version');
});

test('the page opens below a path without a network', async ({ page, context }) => {
  await page.goto('./');
  await isControlled(page);
  await isComplete(page);
  await context.setOffline(true);
  await page.goto('./?from=elsewhere#/dashboard');
  await expect(page).toHaveTitle(/Bundlewise/);
  const engine = precacheList('dist').files.find(({ url }) => url.endsWith('.wasm.gz'));
  const bytes = await page.evaluate(
    async (url) => (await (await fetch(url)).arrayBuffer()).byteLength,
    engine?.url ?? '',
  );
  expect(bytes).toBeGreaterThan(5_000_000);
});

test('worker scripts are bound by the content security policy', async ({ page }) => {
  await page.goto('./');
  await isControlled(page);
  // The built page's own engine worker asks for its script again when a second one is started.
  const script = precacheList('dist').files.find(({ url }) => /engine\.worker/.test(url));
  const [response] = await Promise.all([
    page.waitForResponse((answer) => answer.url().endsWith(script?.url ?? '')),
    page.evaluate((url) => {
      void new Worker(url, { type: 'module' });
    }, script?.url ?? ''),
  ]);
  expect(response.headers()['content-security-policy']).toContain("default-src 'none'");
});
