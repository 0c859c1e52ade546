import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { en } from '../e2e/harness/en';
import { records } from './stories/records';
import { asked } from './story-browser';
import type { StoryBrowser } from './story-browser';
import { test } from './story-test';

let stories: StoryBrowser;
test.beforeEach(({ storyBrowser }) => {
  stories = storyBrowser;
});
test.afterEach(() => stories.clear());

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const rows = (page: Page) => page.locator('.call-text');
const of = async (page: Page, type: string): Promise<readonly unknown[]> =>
  (await asked(page)).flatMap(([asked, body]) => (asked === type ? [body] : []));
/** What the hub answers from now on. */
const answer = (page: Page, type: string, value: unknown): Promise<void> =>
  page.evaluate(
    ([key, told]) => {
      const { answers } = globalThis as unknown as { answers: Record<string, unknown> };
      answers[key] = told;
    },
    [type, value] as const,
  );
const turn = (page: Page, story: string): Promise<void> =>
  page.evaluate((next) => {
    (globalThis as unknown as { turn(story: string): void }).turn(next);
  }, story);

test.describe('history', () => {
  test('is seen when it opens; a search waits for a pause, and asks with what is typed', async () => {
    const page = await stories.open('shift/history', { held: true });
    await expect(rows(page)).toHaveCount(records.length);
    expect(await of(page, 'history.seen')).toEqual([{}]);
    const [jane] = records;
    await answer(page, 'history.find', { records: [jane], more: false, callCentre: 'none' });
    await page.getByLabel(en('history_search')).pressSequentially('jane');
    await page.clock.runFor(600);
    await expect(rows(page)).toHaveCount(1);
    await button(page, en('history_missed')).click();
    await page.clock.runFor(600);
    expect(await of(page, 'history.find')).toEqual([
      { text: '' },
      { text: 'jane' },
      { text: 'jane', missed: true },
    ]);
  });

  test('a search without a match says so; Escape empties it, once more goes back', async () => {
    const page = await stories.open('shift/history');
    await expect(rows(page)).toHaveCount(records.length);
    await answer(page, 'history.find', { records: [], more: false, callCentre: 'none' });
    const search = page.getByLabel(en('history_search'));
    await search.pressSequentially('zzz');
    await page.clock.runFor(600);
    await expect(page.getByText(en('history_no_match', 'zzz'))).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(search).toHaveValue('');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('heading', { name: en('recent_calls') })).toBeVisible();
    await expect(page.locator('main')).toBeFocused();
  });

  test('arrow keys go from row to row, Enter opens one, Tab leads to its call button', async () => {
    const page = await stories.open('shift/history');
    await page.getByLabel(en('history_search')).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(rows(page).nth(1)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('Sent the price list meanwhile.').last()).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await of(page, 'dial.number')).toMatchObject([{ text: '+442079460018' }]);
  });

  test('a recording is a link only where its address is https', async () => {
    const page = await stories.open('shift/history-open');
    const links = page.getByRole('link', { name: en('history_listen') });
    await expect(page.getByText('客服一组')).toBeVisible();
    await expect(links).toHaveCount(1);
    await expect(links).toHaveAttribute('href', 'https://recordings.acme.example/h2');
  });

  test('older calls are asked for by the time of the last one, and follow it', async () => {
    const page = await stories.open('shift/history');
    const last = records.at(-1);
    const older = { ...last, id: 'h9', at: (last?.at ?? 0) - 1000, name: 'Older Caller' };
    await answer(page, 'history.find', { records: [older], more: false, callCentre: 'none' });
    await button(page, en('history_more')).click();
    await expect(rows(page).last()).toContainText('Older Caller');
    await expect(rows(page)).toHaveCount(records.length + 1);
    await expect(button(page, en('history_more'))).toHaveCount(0);
    expect(await of(page, 'history.find')).toEqual([{ text: '' }, { text: '', before: last?.at }]);
  });

  test('without an answer it says so, and asks again', async () => {
    const page = await stories.open('shift/history-unheard');
    await expect(page.getByRole('alert')).toContainText(en('screen_unheard'));
    await answer(page, 'history.find', { records, more: false, callCentre: 'failed' });
    await button(page, en('try_again')).click();
    await expect(rows(page)).toHaveCount(records.length);
    await expect(page.getByText(en('history_desk_failed'))).toBeVisible();
  });

  test('a call that comes in takes the panel back to the phone, where it stays', async () => {
    const page = await stories.open('shift/history');
    await expect(rows(page)).toHaveCount(records.length);
    await turn(page, 'ringing');
    await expect(button(page, 'Answer')).toBeVisible();
    await expect(rows(page)).toHaveCount(0);
    await turn(page, 'ready');
    await expect(page.getByRole('heading', { name: en('recent_calls') })).toBeVisible();
    await expect(rows(page)).toHaveCount(0);
  });

  test('the list of recent calls leads to all calls', async () => {
    const page = await stories.open('ready');
    await button(page, en('history_all')).click();
    await expect(page.getByRole('heading', { name: en('history') })).toBeFocused();
  });
});

test('my day: every figure stands beside its name', async () => {
  const page = await stories.open('shift/day');
  const figure = (name: string) =>
    page.locator('.fact-line').filter({ has: page.getByText(name, { exact: true }) });
  await expect(figure(en('day_incoming'))).toContainText('23');
  await expect(figure(en('day_talked'))).toContainText('2:24:00');
  await expect(figure(en('day_state_break'))).toContainText('45:00');
  await expect(page.getByText(en('day_own'))).toBeVisible();
});

test.describe('devices', () => {
  test('the chosen one comes first in its list, and volumes are told when let go', async () => {
    const page = await stories.open('shift/devices');
    const microphone = page.getByLabel(en('device_microphone'));
    await expect(microphone).toHaveValue('Jabra Evolve2 65 Stereo (0b0e:0305)');
    await microphone.selectOption('MacBook Pro Microphone (Built-in)');
    await page.getByLabel(en('device_ringer'), { exact: true }).selectOption('');
    const volume = page.getByRole('slider', { name: en('device_volume'), exact: true });
    await volume.focus();
    await page.keyboard.press('ArrowLeft');
    expect(await of(page, 'devices.choose')).toEqual([
      {
        devices: {
          microphones: ['MacBook Pro Microphone (Built-in)', 'Jabra Evolve2 65 Stereo (0b0e:0305)'],
        },
      },
      { devices: { ringers: [] } },
      { devices: { volume: 0.95 } },
    ]);
    await page.keyboard.press('Escape');
    await expect(microphone).toHaveCount(0);
    await expect(button(page, en('devices'))).toBeFocused();
  });

  test('one that is not plugged in is named, with what serves instead', async () => {
    const page = await stories.open('shift/devices-missing');
    await expect(page.locator('.missing').first()).toHaveText(
      'Jabra Evolve2 65 Stereo (0b0e:0305) is not plugged in; using MacBook Pro Microphone (Built-in).',
    );
    await button(page, en('check')).click();
    await expect(page.getByRole('heading', { name: en('check') })).toBeFocused();
    expect(await of(page, 'set-up.check')).toEqual([{}]);
  });
});

test('a bad sound says what to do, and its figures open by one click', async () => {
  const page = await stories.open('shift/quality-poor');
  await expect(page.locator('.quality-warning')).toHaveText(en('quality_loss'));
  await button(page, 'Sound quality: Poor. Details').click();
  const details = page.getByRole('group', { name: en('quality') });
  await expect(details).toContainText('11.3%');
  await expect(details).toContainText('srflx udp');
  const good = await stories.open('shift/quality-good');
  await expect(good.locator('.quality-warning')).toHaveCount(0);
  await expect(button(good, 'Sound quality: Good. Details')).toBeVisible();
  await turn(good, 'ready');
  await expect(good.locator('.quality-sign')).toHaveCount(0);
});

test('a bad sound is told in brief where a drawer or a screen covers the call', async () => {
  for (const story of ['shift/quality-keypad', 'shift/quality-history']) {
    const page = await stories.open(story);
    await expect(page.locator('.quality-hint')).toHaveText(en('quality_brief_loss'));
    await expect(page.locator('.quality-hint > span')).toHaveAttribute('title', en('quality_loss'));
    await expect(page.locator('.quality-warning')).toHaveCount(0);
  }
  const fine = await stories.open('shift/history-in-call');
  await expect(fine.locator('.quality-hint')).toHaveText('');
});

test('a recent call tells the time of day there, where it is another one', async () => {
  const page = await stories.open('ready');
  const recent = page.locator('section:has(#recent-calls) .person');
  await expect(recent.filter({ hasText: 'Jane Doe' })).toContainText('2:44 AM there');
  const times = await recent.locator('.local-time').count();
  expect(times).toBeGreaterThan(0);
  expect(times).toBeLessThan(await recent.count());
});

test.describe('check my set-up', () => {
  test('a failure has its remedy beneath it, and the way there; it is checked again', async () => {
    const page = await stories.open('shift/check-broken');
    const microphone = page.locator('.check-row').first();
    await expect(microphone).toContainText(en('check_microphone_not_asked'));
    await expect(microphone).toContainText(en('check_microphone_not_asked_remedy'));
    await expect(microphone).toContainText(en('check_fail'));
    await microphone.getByRole('button').click();
    await button(page, en('check_again')).click();
    expect((await asked(page)).map(([type]) => type)).toEqual([
      'set-up.check',
      'microphone.ask',
      'set-up.check',
    ]);
  });

  test('what is copied for IT is shown first, and is exactly that', async () => {
    const page = await stories.open('shift/check-copy');
    const shown = page.getByRole('textbox', { name: en('check_for_it') });
    await expect(shown).toHaveValue(/^Sidetone 0\.4\.0/u);
    await expect(shown).not.toBeEditable();
    expect(await of(page, 'copy')).toEqual([]);
    await button(page, en('check_copy')).click();
    await expect(page.getByText(en('copied'), { exact: true })).toBeVisible();
    expect(await of(page, 'copy')).toEqual([await shown.inputValue()]);
    await answer(page, 'copy', false);
    await button(page, en('check_copy')).click();
    await expect(page.getByText(en('check_copy_failed'))).toBeVisible();
  });
});

test.describe('settings', () => {
  test('a microphone is chosen, its level shown while wanted, and tones are played', async () => {
    const page = await stories.open('options/sip', { width: 800 });
    const sound = page.getByRole('region', { name: en('options_sound') });
    await expect(sound.locator('.missing')).toContainText('Jabra Evolve2 65 is not plugged in');
    await button(page, en('options_level_show')).click();
    const meter = sound.getByRole('meter', { name: en('options_level') });
    await expect(meter).toHaveAttribute('aria-valuenow', '60');
    await expect(sound.getByText(en('options_level_heard'))).toBeVisible();
    await button(page, en('options_level_stop')).click();
    await expect(meter).toHaveCount(0);
    await button(page, en('options_tone_ringer')).click();
    await sound.getByLabel(en('device_microphone')).selectOption('Yealink WH62');
    await sound.getByLabel(en('options_noise')).click();
    const told = await asked(page);
    expect(told.map(([type]) => type)).toEqual(['level', 'level over', 'tone', 'save', 'save']);
    expect(told[3]?.[1]).toMatchObject({
      devices: { microphones: ['Yealink WH62', 'Jabra Evolve2 65'] },
    });
    expect(told[4]?.[1]).toMatchObject({ devices: { noiseSuppression: false } });
  });

  test('a blocked microphone says what to do', async () => {
    const page = await stories.open('options/practice', { width: 800 });
    await button(page, en('options_sound_allow')).click();
    await expect(page.getByText(en('options_sound_refused'))).toBeVisible();
  });

  test('what happens after a call is saved as a whole, and not while a figure is wrong', async () => {
    const page = await stories.open('options/sip', { width: 800 });
    const part = page.getByRole('region', { name: en('options_wrap_up') });
    await part.getByLabel(en('options_dispositions')).fill('Call back\nSold\n');
    await part.getByLabel(en('options_history_days')).fill('91');
    await part.getByRole('button', { name: en('save') }).click();
    await expect(part.getByText(en('options_history_days_fault'))).toBeVisible();
    expect(await asked(page)).toEqual([]);
    await part.getByLabel(en('options_history_days')).fill('14');
    await part.getByLabel(en('options_after_call_saved')).check();
    await part.getByLabel(en('options_note_required')).check();
    await part.getByRole('button', { name: en('save') }).click();
    await expect(part.getByRole('status')).toHaveText(en('saved'));
    expect(await asked(page)).toEqual([
      [
        'save',
        {
          afterCallSeconds: -1,
          dispositions: [
            { id: 'd2', label: 'Call back' },
            { id: 'sold', label: 'Sold' },
          ],
          dispositionRequired: false,
          noteRequired: true,
          breakReasons: [{ id: 'lunch', label: '午餐' }],
          historyDays: 14,
        },
      ],
    ]);
  });
});
