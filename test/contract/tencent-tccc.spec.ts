import { expect } from '@playwright/test';
import { Driver } from './harness/driver';
import { talks } from './harness/kinds';
import { test as base } from './harness/stage';
import { tcccRig } from './harness/vendors/vendor-rig';
import type { VendorRig } from './harness/vendors/vendor-rig';
import type { TcccCompany } from '../peers/tencent-tccc/company';

const AGENT = 'edward@example.com';

const test = base.extend<{ rig: VendorRig<TcccCompany>; driver: Driver }>({
  rig: async ({ bench }, use) => {
    const rig = await tcccRig(bench);
    await use(rig);
    await rig.stop();
  },
  driver: async ({ bench }, use) => {
    const driver = new Driver(bench);
    await use(driver);
    await driver.abort();
  },
});

/** How often the gateway asked the vendor for a login. */
const logins = ({ company }: VendorRig<TcccCompany>): number =>
  company.simulator.heard.entries.filter(({ action }) => action === 'CreateSDKLoginToken').length;

test('numbers go out with 0086, the chosen one is shown, and tones arrive', async ({
  driver,
  rig,
}) => {
  await driver.open(rig.config, rig.credentials);
  await driver.lineIs('up');
  const [, second] = await driver.ask({ about: 'caller-numbers' });
  expect(second?.number).toBe('+8675586013389');
  await driver.talk('a', '+8613188888888', { from: second?.number ?? '' });
  await driver.act('a', { type: 'dtmf', tones: '1,#2' });
  await expect
    .poll(() => rig.company.sdk.done)
    .toEqual(['dial 008613188888888 from 0086075586013389', 'sendDigits 1', 'sendDigits #2']);
});

test('a login is good for one start: a page that is loaded anew has another', async ({
  driver,
  rig,
}) => {
  await driver.open(rig.config, rig.credentials);
  await driver.lineIs('up');
  await driver.renewWith(await rig.newSession());
  await driver.page.frames()[1]?.evaluate(() => location.reload());
  await expect
    .poll(async () => (await driver.lines()).map(({ state }) => state))
    .toEqual(['connecting', 'connecting', 'up', 'connecting', 'up']);
  await driver.talk('a', rig.number);
  await talks(driver);
});

test('a login that was used takes the page with it once, and the next one is asked for', async ({
  driver,
  rig,
}) => {
  const { token } = rig.credentials as { token: string };
  expect(rig.company.simulator.centre.redeem(token)?.mail).toBe(AGENT);
  await driver.renewWith(await rig.newSession());
  await driver.open(rig.config, rig.credentials);
  await driver.lineIs('up');
  expect(await driver.renewed()).toBe(1);
  expect(logins(rig)).toBe(2);
});

test('a login that grows old in a call does not end it: the page is loaded anew after it', async ({
  driver,
  rig,
}) => {
  await driver.open(rig.config, rig.credentials);
  await driver.lineIs('up');
  await driver.talk('a', rig.number);
  await driver.renewWith(await rig.newSession());
  rig.company.simulator.centre.tell(AGENT, 'tokenExpired', {});
  await driver.lineIs('down');
  await talks(driver);
  await driver.act('a', { type: 'hang-up' });
  expect(await driver.endedOnce('a')).toBe('hung-up');
  await driver.lineIs('up');
});

test('a break keeps its reason, and after-call work is told as it comes', async ({
  driver,
  rig,
}) => {
  await driver.open(rig.config, rig.credentials);
  await driver.lineIs('up');
  await driver.setDuty({ state: 'break', reason: 'lunch' });
  await driver.setDuty({ state: 'ready' });
  await driver.talk('a', rig.number);
  await driver.act('a', { type: 'hang-up' });
  const duties = async () =>
    (await driver.events()).flatMap((event) => (event.type === 'duty' ? [event.duty] : []));
  await expect
    .poll(duties)
    .toEqual([
      { state: 'ready' },
      { state: 'break', reason: 'lunch' },
      { state: 'ready' },
      { state: 'after-call' },
    ]);
  expect(rig.company.simulator.centre.staff.get(AGENT)?.status).toBe('arrange');
});
