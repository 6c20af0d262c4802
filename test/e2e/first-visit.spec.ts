import { expect, test } from './fixtures.ts';
import { told } from './told.ts';

// Requests are held back and turned away here, which a service worker would pass by.
test.use({ serviceWorkers: 'block' });

const SEEN = '**/seen-demo-*.json';
const ENGINE = '**/*.wasm.gz';

/** Each page that asks something of the shop before anything is chosen on it. */
const PAGES = ['dashboard', 'segments', 'bundles', 'inspect'] as const;

test('a first visit has its numbers before the engine is there, and they are the engine’s', async ({
  page,
  browser,
  baseURL,
}) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(ENGINE, async (route) => {
    await held;
    await route.continue();
  });
  const seen: string[] = [];
  for (const path of PAGES) {
    // oxlint-disable-next-line no-await-in-loop -- one page after the other
    seen.push(await told(page, path));
  }

  await test.step('a filter that is changed before the engine is there is answered once it is', async () => {
    expect(await told(page, 'dashboard')).toBe(seen[0]);
    await page.getByRole('combobox', { name: 'Segment' }).selectOption({ label: 'New customers' });
    await expect(page.locator('[aria-busy="true"]').first()).toBeVisible();
    release();
    await expect(page.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 60_000 });
    expect(await page.getByRole('main').innerText()).not.toBe(seen[0]);
  });

  await test.step('an engine that is asked itself says the same', async () => {
    const context = await browser.newContext({ baseURL, serviceWorkers: 'block' });
    const live = await context.newPage();
    await live.route(SEEN, (route) => route.fulfill({ status: 404, body: '' }));
    for (const [at, path] of PAGES.entries()) {
      // oxlint-disable-next-line no-await-in-loop
      expect(await told(live, path)).toBe(seen[at]);
    }
    await context.close();
  });
});

test('a kept answer that was cut off is never shown', async ({ page }) => {
  await page.route(SEEN, async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ status: 200, body: text.slice(0, text.length / 2) });
  });
  expect(await told(page, 'dashboard')).toMatch(/€/);
});
