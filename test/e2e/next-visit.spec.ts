import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { told } from './told.ts';

// Requests are held back here, which a service worker would pass by.
test.use({ serviceWorkers: 'block' });

const ENGINE = '**/*.wasm.gz';
const PAGES = ['dashboard', 'segments', 'bundles', 'inspect'] as const;

/** A small shop whose products are bought in pairs, with customers and prices. */
function ownCsv(): Buffer {
  const lines = [
    'order_id,ordered_at,customer_id,product_id,product_name,category,quantity,unit_price',
  ];
  for (let order = 0; order < 600; order += 1) {
    const day = new Date(Date.UTC(2025, 0, 1 + (order % 300))).toISOString().slice(0, 10);
    const first = order % 7;
    for (const product of [first, (first + 1 + (order % 2)) % 9]) {
      const price = (2 + product * 1.25).toFixed(2);
      lines.push(
        `${order},${day},C${order % 83},P${product},Ware ${product},Kind ${product % 3},${1 + (order % 3)},${price}`,
      );
    }
  }
  return Buffer.from(lines.join('\n'));
}

async function loadOwn(page: Page): Promise<void> {
  // A busy machine has no idle moment for seconds: answers are kept at once then.
  await page.addInitScript(() => Reflect.deleteProperty(window, 'requestIdleCallback'));
  await page.goto('./#/data');
  await page
    .getByLabel('Add CSV files')
    .setInputFiles({ name: 'own.csv', mimeType: 'text/csv', buffer: ownCsv() });
  await page.getByRole('button', { name: /^Load shop/ }).click();
  await expect(page.getByRole('region', { name: 'Data quality' })).toBeVisible();
  // Its files are copied behind the report; until they are, leaving the page cuts the load short.
  await expect.poll(() => page.evaluate(() => localStorage.getItem('bundlewise.load'))).toBeNull();
}

/** Waits until nothing more is kept. */
async function keptAll(page: Page): Promise<void> {
  const count = () =>
    page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('bundlewise-answers');
          opening.addEventListener('error', () => reject(opening.error));
          opening.addEventListener('success', () => {
            const database = opening.result;
            const counting = database.transaction('records').objectStore('records').count();
            counting.addEventListener('success', () => {
              database.close();
              resolve(counting.result);
            });
          });
        }),
    );
  let before = -1;
  await expect(async () => {
    await page.waitForTimeout(1500);
    const now = await count();
    const isSame = now === before;
    before = now;
    expect(isSame).toBe(true);
  }).toPass();
}

test('an own shop opens on what was last seen, before the engine is there', async ({ page }) => {
  await loadOwn(page);
  const live: string[] = [];
  for (const path of PAGES) {
    // oxlint-disable-next-line no-await-in-loop -- one page after the other
    await told(page, path);
    // oxlint-disable-next-line no-await-in-loop
    await keptAll(page);
    // oxlint-disable-next-line no-await-in-loop
    live.push(await page.getByRole('main').innerText());
  }

  expect(live[0]).toContain('Ware 1');

  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(ENGINE, async (route) => {
    await held;
    await route.continue();
  });
  for (const [at, path] of PAGES.entries()) {
    // oxlint-disable-next-line no-await-in-loop
    expect(await told(page, path)).toBe(live[at]);
  }

  await test.step('and answers what was not asked before once it is', async () => {
    await told(page, 'dashboard');
    await page.getByRole('combobox', { name: 'Segment' }).selectOption({ index: 1 });
    await expect(page.getByText('Counting anew')).toBeVisible();
    release();
    await expect(page.getByText('Counting anew')).toBeHidden({ timeout: 60_000 });
    expect(await page.getByRole('main').innerText()).not.toBe(live[0]);
  });

  await test.step('but not once it was deleted', async () => {
    await page.goto('./#/data');
    await page.getByRole('button', { name: /^(Replace data|Back)$/ }).click();
    await page.getByRole('button', { name: 'Delete Own' }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /^Delete/ })
      .click();
    await expect(page.getByRole('button', { name: 'Delete Own' })).toBeHidden();
    expect(await told(page, 'dashboard')).not.toContain('Ware 1');
  });
});

/** The files of the one kept shop, by their place below its folder, with when they were written. */
const keptFiles = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(async () => {
    const found: Record<string, number> = {};
    const walk = async (folder: FileSystemDirectoryHandle, at: string): Promise<void> => {
      for await (const entry of folder.values()) {
        if (entry instanceof FileSystemDirectoryHandle) await walk(entry, `${at}${entry.name}/`);
        else found[`${at}${entry.name}`] = (await entry.getFile()).lastModified;
      }
    };
    const root = await navigator.storage.getDirectory();
    for await (const shop of (await root.getDirectoryHandle('shops')).values()) {
      if (shop instanceof FileSystemDirectoryHandle) await walk(shop, '');
    }
    return found;
  });

/** Flips a bit of each byte of a kept file from a place on; its length stays. */
const spoil = (page: Page, path: string, from: number): Promise<void> =>
  page.evaluate(
    async ([names, start]) => {
      const root = await navigator.storage.getDirectory();
      for await (const shop of (await root.getDirectoryHandle('shops')).values()) {
        let folder = shop as FileSystemDirectoryHandle;
        for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name);
        const handle = await folder.getFileHandle(names.at(-1)!);
        const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
        const writable = await handle.createWritable();
        await writable.write(bytes.map((byte, at) => (at < start ? byte : byte ^ 1)));
        await writable.close();
      }
    },
    [path.split('/'), from] as const,
  );

const SUMS = `SELECT sum(amount), count(*), min(order_id), max(name) FROM line
  JOIN orders USING (order_key) JOIN product USING (product_key)`;

test('an own shop is opened from its tables, and from its sources where they are odd', async ({
  page,
}) => {
  await loadOwn(page);
  /** Waits for tables that were written later than this, and returns their folder. */
  async function tablesAfter(time: number): Promise<{ folder: string; written: number }> {
    let found: [name: string, written: number] | undefined;
    await expect(async () => {
      const files = Object.entries(await keptFiles(page));
      found = files.find(([name, at]) => name.endsWith('/manifest.json') && at > time);
      expect(found).toBeDefined();
    }).toPass({ timeout: 30_000 });
    const [name, written] = found!;
    return { folder: name.replace('manifest.json', ''), written };
  }
  const { folder, written } = await tablesAfter(0);
  /** What the engine says, not what was kept: everybody’s SQL goes to it. */
  const asked = async () => {
    await page.goto('about:blank');
    await page.goto('./#/inspect');
    await page.getByRole('textbox', { name: 'SQL query' }).fill(SUMS);
    await page.getByRole('button', { name: 'Run query' }).click();
    const cells = page.getByRole('region', { name: 'Ask in SQL' }).getByRole('cell');
    await expect(cells.first()).toBeVisible({ timeout: 60_000 });
    return cells.allInnerTexts();
  };
  const live = await asked();

  // With its sources spoiled, what is right can only come from the tables.
  await spoil(page, '0', 90);
  expect(await asked()).toEqual(live);
  await spoil(page, '0', 90);

  await spoil(page, `${folder}line-0.arrow`, 2000);
  expect(await asked()).toEqual(live);
  // They are written anew, and used again.
  await tablesAfter(written);
  await spoil(page, '0', 90);
  expect(await asked()).toEqual(live);
});

test('a reload during a load says what happened and offers to go on', async ({ page }) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.goto('./#/data');
  const file = { name: 'own.csv', mimeType: 'text/csv', buffer: ownCsv() };
  await page.getByLabel('Add CSV files').setInputFiles(file);
  const load = page.getByRole('button', { name: /^Load shop/ });
  await expect(load).toBeEnabled();
  // The load does not end before the page is reloaded: nothing reaches the engine.
  await page.evaluate(() => {
    Worker.prototype.postMessage = () => undefined;
  });
  await load.click();
  await expect(page.getByRole('heading', { name: 'Loading Own' })).toBeVisible();
  await page.route(ENGINE, async (route) => {
    await held;
    await route.continue();
  });
  await page.reload();

  const said = page.getByText(/^Loading Own was interrupted/);
  await expect(said).toBeVisible();
  release();
  await page.getByRole('button', { name: 'Go on loading' }).click();
  const dialog = page.getByRole('dialog', { name: 'Choose own.csv again' });
  await dialog.getByLabel('Choose files').setInputFiles(file);
  await expect(page.getByRole('region', { name: 'Data quality' })).toBeVisible({ timeout: 60_000 });
  await expect(said).toBeHidden();

  await test.step('once it is done, nothing more is said', async () => {
    await expect
      .poll(() => page.evaluate(() => localStorage.getItem('bundlewise.load')))
      .toBeNull();
    await page.reload();
    await expect(page.getByRole('region', { name: 'Data quality' })).toBeVisible();
    await expect(said).toBeHidden();
  });
});
