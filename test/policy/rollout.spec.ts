import { expect, test } from '@playwright/test';
import { launchBrowser } from '../e2e/harness/browser';
import type { Browser } from '../e2e/harness/browser';
import { Company } from './harness/company';
import { mayRule } from './harness/managed-policy';

test.skip(!mayRule(), 'the policy of this machine is not ours to write');

const NOTHING = { enforced: {}, defaults: {} };

let company: Company;
test.beforeEach(async () => {
  company = await Company.open({ crm: ['http://crm.localhost'], services: [] });
});
test.afterEach(() => company.close());

function microphone(browser: Browser): Promise<string> {
  return inPage(browser, async () => {
    const { state } = await navigator.permissions.query({ name: 'microphone' });
    return state;
  });
}

async function inPage<T>(browser: Browser, work: () => Promise<T>): Promise<T> {
  const page = await browser.context.newPage();
  await page.goto(browser.url('options.html'));
  const result = await page.evaluate(work);
  await page.close();
  return result;
}

test('one policy file installs the extension, pins it and gives it the microphone', async () => {
  await company.release('0.1.0', NOTHING);
  company.rollOut();
  const browser = await launchBrowser({ installed: true, microphone: false });
  expect(browser.extensionId).toBe(company.key.id);
  expect(await microphone(browser)).toBe('granted');
  const tracks = await inPage(browser, async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    return stream.getAudioTracks().length;
  });
  expect(tracks).toBe(1);
  const { isOnToolbar } = await (
    await browser.worker()
  ).evaluate(() => chrome.action.getUserSettings());
  expect(isOnToolbar).toBe(true);
  await browser.close();
});

test('without AudioCaptureAllowedUrls the microphone is asked for as ever', async () => {
  await company.release('0.1.0', NOTHING);
  company.rollOut(({ AudioCaptureAllowedUrls: _left, ...others }) => others);
  const browser = await launchBrowser({ installed: true, microphone: false });
  expect(await microphone(browser)).toBe('prompt');
  await browser.close();
});
