import { rmSync } from 'node:fs';
import { launchBrowser } from '../test/e2e/harness/browser';
import { startCrm } from './crm/server';
import { startWorld } from './world';

/**
 * Opens a browser with the extension in it, beside CRM, PBX and a customer's phone, until the
 * person closes it.
 */
export async function main(provider: 'sip' | 'practice'): Promise<void> {
  const world = provider === 'sip' ? await startWorld() : undefined;
  const crm = world?.crm ?? (await startCrm());
  const browser = await launchBrowser({
    headless: false,
    viewport: null,
    realDevices: true,
  });
  process.once('exit', () => rmSync(browser.profile, { recursive: true, force: true }));
  if (world) await browser.setSettings(world.settings);
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(crm.url);
  if (world) {
    const phone = await browser.context.newPage();
    await phone.goto(world.customerPhone.url);
    await page.bringToFront();
  }
  console.log(guide(world !== undefined));
  const closed = new Promise((resolve) => browser.context.once('close', resolve));
  await Promise.race([closed, interrupted()]);
  await Promise.allSettled([browser.close(), world?.stop() ?? crm.stop()]);
}

function guide(sip: boolean): string {
  const steps = sip
    ? [
        'Sign in to the CRM: Edward / 1234.',
        'Click the Sidetone button in the toolbar (the puzzle piece shows it) and sign in: the same.',
        'Allow the microphone when you are asked.',
        'Point at a number in the CRM, click the button beside it: the customer’s phone, in the next tab, rings.',
        'In the customer’s phone, “Call the agent”: the caller card shows who it is.',
      ]
    : [
        'Sign in to the CRM: Edward / 1234.',
        'Click the Sidetone button in the toolbar (the puzzle piece shows it), allow the microphone.',
        'Point at a number in the CRM, click the button beside it: the practice line answers.',
        '“Ring me” in the panel lets it ring.',
      ];
  const lines = steps.map((step, index) => `  ${index + 1}. ${step}`);
  return ['', 'Ready. In the browser that has opened:', ...lines, 'Close it to end.', ''].join(
    '\n',
  );
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
