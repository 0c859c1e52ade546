import { expect, test as plain } from '@playwright/test';
import type { Page } from '@playwright/test';
import { speak, words } from '../../lib/words';
import type { Sentences, WordKey } from '../../lib/words';
import english from '../../public/_locales/en/messages.json' with { type: 'json' };
import chinese from '../../public/_locales/zh_CN/messages.json' with { type: 'json' };
import { launchBrowser } from './harness/browser';
import type { Browser } from './harness/browser';
import { callerCard, cardsOn, dialButtonName, pointAt } from './harness/crm-page';
import { en } from './harness/en';
import { test } from './harness/fixtures';
import { badgeOf } from './harness/hub-view';
import { recordedNotifications, recordNotifications } from './harness/notifications';
import { says } from './harness/says';
import { LI_NA, openList, SALES } from './harness/talk';

const sentencesIn = (messages: typeof english): Sentences =>
  Object.fromEntries(Object.entries(messages).map(([key, { message }]) => [key, message]));

const zh = (key: WordKey, ...values: readonly string[]): string => {
  speak(sentencesIn(chinese));
  return words(key, ...values);
};

const titleOf = async (agent: Browser) => (await recordedNotifications(agent)).at(-1)?.title;

test('an agent with an English browser works in Chinese, and goes back, in mid-call', async ({
  edward,
  world,
  customer,
}) => {
  const list = await openList(edward, world);
  const panel = await edward.panels.opened();
  const options = await edward.context.newPage();
  await options.goto(edward.url('options.html'));
  await options.getByRole('combobox', { name: en('options_language') }).selectOption('zh_CN');
  await speaksChinese(options, 'options_title');
  await speaksChinese(panel, 'state_ready');
  await expect.poll(() => badgeOf(edward)).toBe(zh('badge_ready'));
  await options.addInitScript(noteWhenShown, en('options_title'));
  await options.reload();
  await speaksChinese(options, 'options_title');
  expect(await options.evaluate(() => 'wasShown' in globalThis)).toBe(false);
  expect(await options.title()).toBe(zh('options_title'));

  await list.bringToFront();
  await expect
    .poll(async () => {
      await pointAt(list, LI_NA.shown);
      return dialButtonName(list);
    })
    .toBe(zh('page_call_number', LI_NA.shown));
  await recordNotifications(edward);
  await customer.call(SALES, { number: LI_NA.number });
  const card = await callerCard(list);
  await expect(card.getByRole('button', { name: zh('answer') })).toBeVisible();
  await expect(card.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(panel.getByRole('button', { name: zh('answer') })).toBeVisible();
  await expect.poll(() => titleOf(edward)).toBe(zh('notification_incoming_title', LI_NA.name));

  await options.getByRole('combobox', { name: zh('options_language') }).selectOption('auto');
  await expect(panel.getByRole('button', { name: en('answer') })).toBeVisible();
  await expect.poll(() => titleOf(edward)).toBe(en('notification_incoming_title', LI_NA.name));
  await list.bringToFront();
  await expect(async () => {
    const answer = cardsOn(list)[0]?.getByRole('button', { name: en('answer') });
    expect(await answer?.isVisible()).toBe(true);
  }).toPass();
  await customer.hangUp();
  await says(panel, 'notice_ended_missed');
  await expect(options.locator('html')).toHaveAttribute('lang', 'en');
});

/** The page shows a sentence in Chinese alone, and says to the browser that it does. */
async function speaksChinese(page: Page, key: WordKey): Promise<void> {
  await expect(page.getByText(zh(key), { exact: true }).first()).toBeVisible();
  await expect(page.getByText(en(key), { exact: true })).toHaveCount(0);
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
}

/** Runs in a page, before anything of it: leaves a mark if the page ever shows a sentence. */
function noteWhenShown(sentence: string): void {
  const look = (): void => {
    if (document.body.textContent.includes(sentence)) Object.assign(globalThis, { wasShown: true });
  };
  addEventListener('DOMContentLoaded', () => {
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
    look();
  });
}

for (const [locale, messages] of [
  ['en-US', english],
  ['zh-CN', chinese],
] as const) {
  plain(
    `every sentence that we fill in ourselves is what Chrome makes of it: ${locale}`,
    async () => {
      const keys = Object.keys(messages) as WordKey[];
      const values = ['Ann', '$1', '$$', '陈伟', '<b>', '', '"7"', '\\', '$&'];
      const agent = await launchBrowser({ locale });
      const worker = await agent.worker();
      const theirs = await worker.evaluate(
        ([all, some]) => all.map((key) => [key, chrome.i18n.getMessage(key, some)]),
        [keys, values] as const,
      );
      speak(sentencesIn(messages));
      expect(keys.map((key) => [key, words(key, ...values)])).toEqual(theirs);
      await agent.close();
    },
  );
}
