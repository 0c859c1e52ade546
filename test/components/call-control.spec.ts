import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { accessibilityFaults, overflow } from './accessibility';
import { en } from '../e2e/harness/en';
import { answer, asked, turn } from './story-browser';
import type { Look, StoryBrowser } from './story-browser';
import { test } from './story-test';

let stories: StoryBrowser;
test.beforeEach(({ storyBrowser }) => {
  stories = storyBrowser;
});
test.afterEach(() => stories.clear());

const open = (story: string, look?: Look) => stories.open(story, look);
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const act = (call: string, action: object) => ['call.act', { call, action }];
const SISSI = 'Sissi Ong';

test.describe('keypad', () => {
  const keypad = async () => {
    const page = await open('work');
    await button(page, en('keypad')).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(en('tones_field'))).toBeFocused();
    return page;
  };
  const paste = (page: Page, text: string) =>
    page.getByLabel(en('tones_field')).evaluate((field: HTMLInputElement, pasted) => {
      field.setRangeText(pasted, field.value.length, field.value.length, 'end');
      field.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste', bubbles: true }));
    }, text);

  test('a pasted sequence with pauses is sent once, without what stands between', async () => {
    const page = await keypad();
    await paste(page, '1234,p 56-7#');
    await expect(page.getByLabel(en('tones_field'))).toHaveValue('1234,,567#');
    expect(await asked(page)).toEqual([act('c1', { type: 'dtmf', tones: '1234,,567#' })]);
  });

  test('a sequence with anything else is refused as a whole, and says what is allowed', async () => {
    const page = await keypad();
    await paste(page, '12x4');
    await expect(page.getByText(en('tones_fault'))).toBeVisible();
    await expect(page.getByLabel(en('tones_field'))).toHaveValue('');
    expect(await asked(page)).toEqual([]);
    await page.keyboard.press('7');
    await expect(page.getByText(en('tones_hint'))).toBeVisible();
    expect(await asked(page)).toEqual([act('c1', { type: 'dtmf', tones: '7' })]);
  });

  test('Escape closes it, and the keyboard is back at its tool', async () => {
    const page = await keypad();
    await page.keyboard.press('Escape');
    await expect(page.getByLabel(en('tones_field'))).toHaveCount(0);
    await expect(button(page, en('keypad'))).toBeFocused();
  });

  test('digits of a note are no tones', async () => {
    const page = await open('work', { held: true });
    await page.getByLabel(en('note_saved_as_typed')).pressSequentially('2211');
    expect(await asked(page)).toEqual([]);
  });
});

test.describe('transfer', () => {
  const sheet = async (look?: Look) => {
    const page = await open('work', look);
    await button(page, en('transfer')).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByLabel(en('target_field'))).toBeFocused();
    return page;
  };

  test('to a colleague at once, by keyboard alone', async () => {
    const page = await sheet();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await expect(page.getByRole('radio', { name: SISSI })).toBeChecked();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(button(page, en('send_now'))).toBeFocused();
    await page.keyboard.press('Enter');
    expect((await asked(page)).at(-1)).toEqual(act('c1', { type: 'transfer', to: '1002' }));
    await expect(page.getByLabel(en('target_field'))).toHaveCount(0);
  });

  test('who is free is told in words; a name that only one has needs no choice', async () => {
    const page = await sheet();
    await expect(page.getByRole('radio', { name: SISSI })).toHaveAccessibleName(/Billing.*Free/u);
    await expect(page.getByRole('radio', { name: '1003' })).toHaveAccessibleName(/Busy/u);
    await page.keyboard.type('sissi');
    await expect(page.getByRole('radio')).toBeChecked();
  });

  test('a typed number is asked first: a call of its own, for this one', async () => {
    const page = await sheet();
    await page.keyboard.type('+44 20 7946 0099');
    await button(page, en('ask_first')).click();
    expect((await asked(page)).at(-1)).toMatchObject([
      'dial.number',
      { text: '+44 20 7946 0099', consultFor: 'c1' },
    ]);
  });

  test('the directory is asked once typing pauses', async () => {
    const page = await sheet({ held: true });
    await page.clock.runFor(100);
    await page.keyboard.type('pri');
    await page.clock.runFor(400);
    expect(await asked(page)).toEqual([
      ['directory.find', { text: '' }],
      ['directory.find', { text: 'pri' }],
    ]);
  });

  test('nobody chosen, nothing sent; a refused call is told and the sheet stays', async () => {
    const page = await sheet();
    await expect(button(page, en('send_now'))).toBeDisabled();
    await page.keyboard.type('12');
    await answer(page, 'dial.number', { ok: false, error: 'invalid-number' });
    await button(page, en('ask_first')).click();
    await expect(page.getByRole('alert')).toContainText(en('notice_dial_invalid_number'));
    await page.keyboard.press('Escape');
    await expect(button(page, en('transfer'))).toBeFocused();
  });

  test('its state is told: on its way, ringing, failed with the next step', async () => {
    const page = await open('transfer-trying');
    await expect(page.getByText(en('transfer_trying', '1002'))).toBeVisible();
    await expect(button(page, en('transfer'))).toHaveCount(0);
    await turn(page, 'transfer-ringing');
    await expect(page.locator('.going')).toHaveText(en('transfer_ringing', '+44 20 7946 0018'));
    await turn(page, 'transfer-failed');
    await expect(page.locator('.call-notes')).toContainText(en('transfer_fault_busy_next'));
    await expect(page.locator('[aria-live=assertive]')).toContainText(en('transfer_fault_busy'));
    await expect(button(page, en('transfer'))).toBeVisible();
  });
});

test.describe('consultation', () => {
  test('before the answer: what "send" does is said, and both ways out are there', async () => {
    const page = await open('consult-ringing');
    await expect(page.getByText(en('complete_unanswered_about'))).toBeVisible();
    await expect(button(page, en('complete_transfer'))).toHaveCount(0);
    await button(page, en('complete_unanswered')).click();
    await page.getByRole('button', { name: 'Back to' }).click();
    expect(await asked(page)).toEqual([
      act('c1', { type: 'complete-transfer', with: 'c2' }),
      act('c2', { type: 'cancel-transfer' }),
    ]);
  });

  test('who is on which line; swap, join and complete', async () => {
    const page = await open('consult');
    const rows = page.locator('.line-row');
    await expect(rows.nth(0)).toContainText(en('line_talking'));
    await expect(rows.nth(1)).toContainText(en('line_on_hold'));
    await button(page, en('swap')).click();
    await button(page, en('merge')).click();
    await button(page, en('mute')).click();
    await button(page, en('complete_transfer')).click();
    expect(await asked(page)).toEqual([
      act('c1', { type: 'resume' }),
      act('c1', { type: 'merge', with: 'c2' }),
      act('c2', { type: 'mute' }),
      act('c1', { type: 'complete-transfer', with: 'c2' }),
    ]);
    await turn(page, 'consult-swapped');
    await expect(rows.nth(1)).toContainText(en('line_talking'));
    await button(page, en('swap')).click();
    expect((await asked(page)).at(-1)).toEqual(act('c2', { type: 'resume' }));
  });

  test('the note about the customer is at hand, and keeps its words', async () => {
    const page = await open('work');
    const note = page.getByLabel(en('note_saved_as_typed'));
    await note.fill('Asks for Sissi');
    await turn(page, 'consult');
    await expect(note).toHaveValue('Asks for Sissi');
  });
});

test('a second call: add, swap, join, hang up', async () => {
  const page = await open('work');
  await button(page, en('add_call')).click();
  await page.keyboard.type('+4930123456');
  await button(page, en('call')).click();
  expect((await asked(page)).at(-1)).toMatchObject(['dial.number', { text: '+4930123456' }]);
  await turn(page, 'two-lines');
  await expect(button(page, en('add_call'))).toHaveCount(0);
  const name = '李薇 · Li Wei';
  await button(page, en('swap_to', name)).click();
  await button(page, en('merge_with', name)).click();
  await button(page, `${en('hang_up')}: ${name}`).click();
  expect((await asked(page)).slice(-3)).toEqual([
    act('c1', { type: 'resume' }),
    act('c2', { type: 'merge', with: 'c1' }),
    act('c1', { type: 'hang-up' }),
  ]);
});

test('a conference: each member can be put on hold or hung up; mute and end are for all', async () => {
  const page = await open('conference');
  await button(page, en('split', SISSI)).click();
  await button(page, `${en('hang_up')}: ${SISSI}`).click();
  await button(page, en('mute')).click();
  await button(page, en('leave_conference')).click();
  await button(page, en('end_conference')).click();
  expect(await asked(page)).toEqual([
    act('c2', { type: 'split' }),
    act('c2', { type: 'hang-up' }),
    act('c1', { type: 'mute' }),
    act('c2', { type: 'mute' }),
    act('c1', { type: 'complete-transfer', with: 'c2' }),
    act('c1', { type: 'hang-up' }),
    act('c2', { type: 'hang-up' }),
  ]);
});

test('recording can be paused only where there is one', async () => {
  const page = await open('work');
  await expect(button(page, en('pause_recording'))).toHaveCount(0);
  await turn(page, 'work-recording');
  await button(page, en('pause_recording')).click();
  await turn(page, 'work-recording-paused');
  await expect(page.getByText(en('recording_paused'), { exact: true })).toBeVisible();
  await button(page, en('resume_recording')).click();
  expect(await asked(page)).toEqual([
    act('c1', { type: 'pause-recording' }),
    act('c1', { type: 'resume-recording' }),
  ]);
});

test('a call is declined with a reason, by keyboard', async () => {
  const page = await open('ringing');
  await page.getByRole('button', { name: en('decline_how') }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: en('decline_how') }).press('ArrowDown');
  await page.keyboard.press('Enter');
  expect(await asked(page)).toEqual([
    act('c1', { type: 'reject', reason: 'away' }),
    act('c1', { type: 'reject', reason: 'busy' }),
  ]);
});

test('a call that is answered by itself says so, before and after', async () => {
  const page = await open('ringing-answers-itself');
  await expect(page.getByText(en('answers_itself'))).toBeVisible();
  await turn(page, 'work-answered-itself');
  await expect(page.getByText(en('answered_itself'))).toBeVisible();
  await expect(page.locator('[aria-live=assertive]')).toContainText(
    en('announce_answered_itself', '李薇 · Li Wei'),
  );
  await page.clock.runFor(10_000);
  await expect(page.getByText(en('answered_itself'))).toHaveCount(0);
});

test('hold by the other side, mute and a transfer move no control', async () => {
  const page = await open('in-call');
  const places = () =>
    Promise.all(
      ['keypad', 'hang_up'].map((key) => button(page, en(key as 'keypad')).boundingBox()),
    );
  const before = await places();
  await turn(page, 'in-call-muted');
  await expect(page.getByText(en('held_by_them'))).toBeVisible();
  expect(await places()).toEqual(before);
  await turn(page, 'transfer-trying');
  await expect(page.locator('.going')).toBeVisible();
  expect(await places()).toEqual(before);
});

for (const theme of ['light', 'dark'] as const) {
  test(`what is opened has no accessibility fault and fits 320 px, ${theme}`, async () => {
    for (const [story, press] of [
      ['work', en('keypad')],
      ['work', en('transfer')],
      ['work', en('add_call')],
      ['ringing', en('decline_how')],
      ['in-call-second', en('decline_how')],
      ['consult', en('keypad')],
    ] as const) {
      const page = await open(story, { theme });
      await button(page, press).click();
      expect.soft(await accessibilityFaults(page), `${story}: ${press}`).toEqual([]);
      expect.soft(await overflow(page), `${story}: ${press}`).toBeLessThanOrEqual(0);
      await page.context().close();
    }
  });
}
