import { demoTest as test, expect } from './fixtures.ts';

test.use({ expectedConsoleErrors: [/planted death/] });

test('a dead engine is started again, and the shop is replayed', async ({ page }) => {
  await page.goto('./#/bundles');
  const exportRules = page.getByRole('button', { name: 'Export rules CSV' });
  await expect(exportRules).toBeEnabled({ timeout: 30_000 });

  const engine = page.workers().find((worker) => worker.url().includes('engine.worker'));
  const restarted = page.waitForEvent('worker');
  await engine?.evaluate(() => {
    setTimeout(() => {
      throw new Error('planted death');
    }, 0);
  });
  await restarted;

  // It is mined anew, from the sources and the recipe, at another floor so that nothing old can answer.
  await page.goto('./#/bundles?floor=20&support=0&confidence=0&lift=0');
  await expect(page.getByLabel('Floor (orders mined)')).toHaveValue('20');
  await expect(exportRules).toBeEnabled({ timeout: 30_000 });
  await expect(page.getByText('Demo shop').first()).toBeVisible();
});
