import type { Page } from '@playwright/test';
import { campaignFileText } from '../../src/domain/campaign/files/campaign-file';
import { aCampaign } from '../domain/campaign/campaign-fixtures';
import { expectAccessible, expectAccessibleInBothThemes } from './accessible';
import { expect, test } from './fixtures';

const PHONE = { width: 360, height: 780 };
const DESK = { width: 1440, height: 900 };

const jsonFile = (name: string, text: string) => ({
  name,
  mimeType: 'application/json',
  buffer: Buffer.from(text),
});

test('two tabs that edit one campaign: the second is told and merges, and nothing is lost', async ({
  page,
  context,
}) => {
  // The campaign is of another shop than the loaded one, so that nothing is counted while they type.
  const shop = { ...aCampaign().shop, name: 'Beauty shop' };
  const campaign = aCampaign({ name: 'Duo', budget: 1500, note: '', shop });
  await page.goto('./#/campaigns');
  await page
    .getByLabel('Import JSON')
    .setInputFiles(jsonFile('duo.json', campaignFileText([campaign], '0.1.0')));
  await expect(page.getByText('Imported 1 campaign from duo.json')).toBeVisible();

  const second = await context.newPage();
  const edit = `./#/campaigns/${campaign.id}/edit`;
  for (const tab of [page, second]) {
    await tab.goto(edit);
    await expect(tab.getByText('This campaign was made with Beauty shop.')).toBeVisible({
      timeout: 60_000,
    });
  }

  await test.step('both type; the first saves', async () => {
    await second.getByRole('textbox', { name: 'Campaign name' }).fill('Duo for winter');
    await second.getByRole('textbox', { name: 'Budget' }).fill('900');
    await page.getByRole('textbox', { name: 'Budget' }).fill('2,000');
    await page.getByRole('textbox', { name: 'Note' }).fill('Agreed with finance');
    await page.getByRole('button', { name: 'Save campaign' }).click();
    await expect(page.getByRole('region', { name: 'Campaign summary' })).toBeVisible();
  });

  await test.step('the second is told what differs, and keeps what it typed', async () => {
    const notice = second.getByRole('region', { name: 'Changes of another tab' });
    await expect(notice).toContainText('This campaign was changed in another tab');
    await expect(notice.getByRole('row', { name: /^Budget/ })).toContainText('2000');
    await expect(second.getByRole('textbox', { name: 'Campaign name' })).toHaveValue(
      'Duo for winter',
    );
    await expect(second.getByRole('textbox', { name: 'Budget' })).toHaveValue('900');
  });

  await test.step('nothing is wider than a screen of 360 pixels, the notice neither', async () => {
    await second.setViewportSize(PHONE);
    await expectWithin(second);
    await second.setViewportSize(DESK);
  });

  await test.step('it saves neither over nor beside it, but merged field by field', async () => {
    await second.getByRole('button', { name: 'Save campaign' }).click();
    const notice = second.getByRole('region', { name: 'Changes of another tab' });
    await expect(notice).toBeVisible();
    const budget = notice.getByRole('row', { name: /^Budget/ });
    await budget.getByText('Theirs', { exact: true }).last().click();
    await notice.getByRole('button', { name: 'Merge into the form' }).click();
    await expect(notice).toBeHidden();
    await expect(second.getByRole('textbox', { name: 'Campaign name' })).toHaveValue(
      'Duo for winter',
    );
    await expect(second.getByRole('textbox', { name: 'Budget' })).toHaveValue('2000');
    await expect(second.getByRole('textbox', { name: 'Note' })).toHaveValue('Agreed with finance');
    await second.getByRole('button', { name: 'Save campaign' }).click();
    await expect(second.getByRole('region', { name: 'Campaign summary' })).toContainText(
      'Duo for winter',
    );
  });

  await test.step('the first shows it at once, and every state before is in the history', async () => {
    const summary = page.getByRole('region', { name: 'Campaign summary' });
    await expect(summary).toContainText('Duo for winter');
    const versions = page.getByRole('list', { name: 'Earlier versions' }).getByRole('listitem');
    await expect(versions).toHaveCount(2);
    await expect(versions.last()).toContainText('Budget: 1500, then 2000');
  });

  await test.step('no campaign page is wider than a screen of 360 pixels', async () => {
    await page.setViewportSize(PHONE);
    const { id } = campaign;
    for (const path of [id, `${id}/edit`, `compare?a=${id}&b=${id}`, '']) {
      await page.goto(`./#/campaigns/${path}`);
      await expect(page.getByRole('main')).toContainText('Duo for winter');
      await expectWithin(page, path);
    }
    await page.goto(`./#/campaigns/${id}/edit`);
    await page.getByRole('textbox', { name: 'Budget' }).fill('-1');
    await page.getByRole('button', { name: 'Save campaign' }).click();
    await expectWithin(page, 'edit with a fault');
  });
});

test('a backup comes back as it was, another tab is told, and the page is accessible', async ({
  page,
  context,
}) => {
  const campaigns = [aCampaign({ name: 'Duo' }), aCampaign({ id: 'second', name: 'Trio' })];
  await page.goto('./#/campaigns');
  await page
    .getByLabel('Import JSON')
    .setInputFiles(jsonFile('two.json', campaignFileText(campaigns, '0.1.0')));
  await expect(page.getByText('Imported 2 campaigns from two.json')).toBeVisible();

  await page.goto('./#/settings');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download a backup' }).click();
  const path = await (await downloading).path();
  await page.goto('./#/campaigns/second');
  await page.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Deleted “Trio”')).toBeVisible();

  const other = await context.newPage();
  await other.goto('./#/campaigns');
  const list = other.getByRole('region', { name: 'Saved campaigns' });
  await expect(list).toContainText('Duo');
  await expect(list).not.toContainText('Trio');

  await page.goto('./#/settings');
  await page.getByLabel('Restore a backup').setInputFiles(path);
  const dialog = page.getByRole('dialog', { name: 'Restore this backup?' });
  await expect(dialog).toContainText('1 added: Trio.');
  await expect(dialog).toContainText('1 the same.');
  // A tab in the background draws no frames, so its colours stay those of the theme before.
  await page.bringToFront();
  await expectAccessibleInBothThemes(page);
  await page.setViewportSize(PHONE);
  await expectWithin(page, 'settings');
  await dialog.getByRole('button', { name: 'Restore' }).click();
  await expect(page.getByText('The backup is restored')).toBeVisible();
  await expect(list).toContainText('Trio');
  await expect(other.getByText('A backup was restored in another tab.')).toBeVisible();

  await page.getByLabel('Restore a backup').setInputFiles(jsonFile('cut.json', '{"schema": "bun'));
  await expect(page.getByRole('alert')).toContainText('This file is not valid JSON');
  await expectAccessible(page);
});

/**
 * Expects that nothing can be moved sideways, and that nothing is cut off except what scrolls by
 * itself.
 */
async function expectWithin(page: Page, where = ''): Promise<void> {
  const { width, wide } = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    wide: [...document.querySelectorAll('main *')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .filter((element) => element.closest('.xscroll, [role="tablist"]') === null)
      .map((element) => `${element.tagName} ${element.className}`),
  }));
  expect({ width, wide }, where).toEqual({ width: PHONE.width, wide: [] });
}
