import { rmSync } from 'node:fs';
import { launchBrowser } from '../test/e2e/harness/browser';
import { startCrm } from './crm/server';
import { startVendorWorld } from './vendor-world';
import { isVendor, VENDORS, type Vendor } from './vendors';
import { startWorld } from './world';

/**
 * Opens a browser with the extension in it, beside CRM, call centre and customers, until the person
 * closes it.
 */
export async function main(provider: 'sip' | 'practice' | Vendor): Promise<void> {
  const company = isVendor(provider) ? await startVendorWorld(VENDORS[provider]) : undefined;
  const pbx = provider === 'sip' ? await startWorld() : undefined;
  const world = company ?? pbx;
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
  if (company) process.stdin.on('data', () => company.company.ring());
  if (pbx) {
    const phone = await browser.context.newPage();
    await phone.goto(pbx.customerPhone.url);
    await page.bringToFront();
  }
  console.log(guide(provider));
  const closed = new Promise((resolve) => browser.context.once('close', resolve));
  await Promise.race([closed, interrupted()]);
  await Promise.allSettled([browser.close(), world?.stop() ?? crm.stop()]);
  process.stdin.destroy();
}

const CRM = 'Sign in to the CRM: Edward / 1234.';
const PRACTICE: readonly string[] = [
  CRM,
  'Click the Sidetone button in the toolbar (the puzzle piece shows it), allow the microphone.',
  'Point at a number in the CRM, click the button beside it: the practice line answers.',
  '“Ring me” in the panel lets it ring.',
];
const SIGN_IN: readonly string[] = [
  CRM,
  'Click the Sidetone button in the toolbar (the puzzle piece shows it) and sign in: the same.',
  'Allow the microphone when you are asked.',
];
const WITH_VENDOR: readonly string[] = [
  'Point at a number in the CRM, click the button beside it: the simulated customer answers.',
  'Press Enter in this terminal: a customer calls.',
];
const CALLS: Readonly<Record<'sip' | Vendor, readonly string[]>> = {
  sip: [
    'Point at a number in the CRM, click the button beside it: the customer’s phone, in the next tab, rings.',
    'In the customer’s phone, “Call the agent”: the caller card shows who it is.',
  ],
  'aliyun-ccc': WITH_VENDOR,
  'aliyun-aiccs': WITH_VENDOR,
  'tencent-tccc': WITH_VENDOR,
};

function guide(provider: 'sip' | 'practice' | Vendor): string {
  const steps = provider === 'practice' ? PRACTICE : [...SIGN_IN, ...CALLS[provider]];
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
