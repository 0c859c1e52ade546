import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { launchBrowser } from './harness/browser';
import type { Browser } from './harness/browser';
import { en } from './harness/en';
import { isReady } from './harness/says';

type Kept = { readonly kept: MediaStream[] };

test.describe('sound, in the settings and in the panel', () => {
  let agent: Browser;
  let options: Page;

  test.beforeEach(async () => {
    agent = await launchBrowser();
    options = await agent.context.newPage();
    await options.addInitScript(() => {
      const kept: MediaStream[] = [];
      Object.assign(globalThis, { kept });
      const { mediaDevices } = navigator;
      const open = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = async (wanted) => {
        const stream = await open(wanted);
        kept.push(stream);
        return stream;
      };
    });
    await options.goto(agent.url('options.html'));
  });
  test.afterEach(() => agent.close());

  const part = () => options.getByRole('region', { name: en('options_sound'), exact: true });
  const press = (name: Parameters<typeof en>[0]) =>
    part()
      .getByRole('button', { name: en(name), exact: true })
      .click();
  /** The state of every track that the page has ever opened. */
  const tracks = (): Promise<readonly string[]> =>
    options.evaluate(() =>
      (globalThis as unknown as Kept).kept
        .flatMap((stream) => stream.getTracks())
        .map(({ readyState }) => readyState),
    );

  test('the level moves while it is wanted; hidden, the page closes the microphone', async () => {
    await press('options_level_show');
    const meter = part().getByRole('meter');
    await expect(part().getByText(en('options_level_heard')), 'the fake beep').toBeVisible();
    expect(Number(await meter.getAttribute('aria-valuenow'))).toBeGreaterThan(0);
    expect(await tracks()).toEqual(['live']);
    await press('options_level_stop');
    await expect(meter).toHaveCount(0);
    expect(await tracks()).toEqual(['ended']);
    await press('options_level_show');
    await expect(meter).toBeVisible();
    await expect.poll(tracks).toEqual(['ended', 'live']);
    await options.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await expect(meter).toHaveCount(0);
    expect(await tracks()).toEqual(['ended', 'ended']);
  });

  test('three seconds are recorded and played back', async () => {
    await press('options_record');
    await expect(part().getByText(en('options_recording'))).toBeVisible();
    await expect(part().getByText(en('options_playing'))).toBeVisible();
    expect(await tracks()).toEqual(['ended']);
    await expect(part().getByText(en('options_playing'))).toHaveCount(0);
    await expect(part().getByRole('button', { name: en('options_record') })).toBeEnabled();
  });

  test('what is chosen here is in use in the panel, and the other way round', async () => {
    const panel = await agent.panels.open(options);
    await isReady(panel);
    await part()
      .getByLabel(en('device_microphone'), { exact: true })
      .selectOption('Fake Audio Input 2');
    await panel.getByRole('button', { name: en('devices'), exact: true }).click();
    const chosen = panel.getByLabel(en('device_microphone'), { exact: true });
    await expect(chosen).toHaveValue('Fake Audio Input 2');
    await chosen.selectOption('Fake Audio Input 1');
    await expect(part().getByLabel(en('device_microphone'), { exact: true })).toHaveValue(
      'Fake Audio Input 1',
    );
    const { deviceChoice } = await agent.snapshot<Snapshot>();
    expect(deviceChoice.microphones).toEqual(['Fake Audio Input 1', 'Fake Audio Input 2']);
    await panel.getByRole('button', { name: en('check'), exact: true }).click();
    await expect(panel.locator('.check-row')).toHaveCount(7);
    await expect(panel.locator('.check-row').first()).toContainText(en('check_microphone_ok'));
  });
});
