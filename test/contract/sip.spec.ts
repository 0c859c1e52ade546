import { createSocket } from 'node:dgram';
import { expect } from '@playwright/test';
import { Driver } from './harness/driver';
import { missing, sipRig } from './harness/rigs';
import type { SipRig } from './harness/rigs';
import { test as base } from './harness/stage';
import { opened } from './harness/watch';

const test = base.extend<{ rig: SipRig; driver: Driver }>({
  rig: async ({ peer }, use) => {
    const rig = await sipRig(peer);
    await use(rig);
    await rig.stop();
  },
  driver: async ({ bench }, use) => {
    const driver = new Driver(bench);
    await use(driver);
    await driver.abort();
  },
});
test.skip(() => missing('sip') !== undefined, missing('sip') ?? '');

test('abort takes the phone off the registrar and closes the socket', async ({ driver, rig }) => {
  await driver.open(rig.config, rig.credentials);
  await driver.lineIs('up');
  expect(await rig.pbx.registrations('edward')).toHaveLength(1);
  const from = rig.pbx.log.entries.length;
  await driver.abort();
  await rig.pbx.waitFor((event) => event.unregisters && event.from === 'edward', { from });
  await rig.pbx.waitFor((event) => event.kind === 'socket-closed', { from });
  expect(await rig.pbx.registrations('edward')).toHaveLength(0);
});

test('a refused password asks once for another one', async ({ driver, rig }) => {
  const good = rig.credentials;
  await driver.renewWith(good);
  await driver.open(rig.config, { ...good, password: 'wrong' });
  await driver.lineIs('up');
  expect(await driver.renewed()).toBe(1);
});

test('two refused passwords are told as what they are, and asked for once', async ({
  driver,
  rig,
}) => {
  const bad = { ...rig.credentials, password: 'wrong' };
  await driver.renewWith(bad, bad);
  await driver.open(rig.config, bad);
  await driver.lineIs('down');
  expect((await driver.lines()).at(-1)).toEqual({ state: 'down', fault: 'credentials-refused' });
  expect(await driver.renewed()).toBe(1);
});

test('credentials are renewed before they expire, without leaving line or call', async ({
  driver,
  rig,
}) => {
  const good = rig.credentials;
  await driver.renewWith(good);
  await driver.open(rig.config, { ...good, expiresIn: 4 });
  await driver.lineIs('up');
  await driver.dial('a', rig.number);
  await driver.saw('a', 'connected');
  await expect.poll(() => driver.renewed()).toBe(1);
  expect((await driver.lines()).map((line) => line.state)).not.toContain('down');
  expect((await driver.callEvents('a')).map((event) => event.type)).not.toContain('ended');
});

test('a dropped socket is down, then tried again within half a second, and the call goes on', async ({
  driver,
  rig,
}) => {
  await driver.open(rig.config, rig.credentials);
  await driver.lineIs('up');
  await driver.dial('a', rig.number);
  await driver.saw('a', 'connected');
  const before = await opened(driver.page);
  await rig.pbx.dropSockets();
  await expect
    .poll(async () => (await driver.lines()).map((line) => line.state), { intervals: [50] })
    .toEqual(['connecting', 'up', 'down', 'up']);
  const [lost] = (await driver.events()).flatMap((one) =>
    one.type === 'line' && one.line.state === 'down' ? [{ ...one.line, at: one.at }] : [],
  );
  expect(lost?.fault).toBe('lost');
  expect((lost?.retryAt ?? Infinity) - (lost?.at ?? 0)).toBeLessThanOrEqual(500);
  await expect
    .poll(async () => (await opened(driver.page)).received)
    .toBeGreaterThan(before.received + 50);
  expect((await driver.callEvents('a')).map((event) => event.type)).not.toContain('ended');
});

test('a proxy that falls silent is noticed, and the line comes back', async ({ driver, rig }) => {
  await driver.open(rig.config, rig.credentials);
  await driver.lineIs('up');
  rig.pbx.pause();
  await driver.lineIs('down', 25_000);
  rig.pbx.resume();
  await driver.lineIs('up', 20_000);
});

test('a message of no known kind is logged once and ignored', async ({ driver, peer, rig }) => {
  await driver.open(rig.config, rig.credentials);
  await driver.lineIs('up');
  for (let times = 0; times < 2; times += 1) {
    await peer.evaluate((to) => window.peer.message(to), `sip:edward@${rig.pbx.domain}`);
  }
  const strange = async () => (await driver.logged()).filter((line) => line.includes('ignored'));
  await expect.poll(strange).toEqual(['warn ignored: request MESSAGE']);
  await driver.lineIs('up');
});

test('busy and an unknown number end as what they are', async ({ driver, peer, rig }) => {
  await driver.open(rig.config, rig.credentials);
  await driver.lineIs('up');
  await peer.evaluate(() => void (window.peer.mode = 'busy'));
  await driver.dial('a', rig.number);
  expect(await driver.endedOnce('a')).toBe('busy');
  await driver.dial('b', 'nobody');
  expect(['unreachable', 'no-such-number']).toContain(await driver.endedOnce('b'));
});

test('the far end sees our hold, and we see theirs', async ({ driver, peer, rig }) => {
  await driver.open(rig.config, rig.credentials);
  await driver.lineIs('up');
  await driver.dial('a', rig.number);
  await driver.saw('a', 'connected');
  await driver.act('a', { type: 'hold' });
  const heard = () => peer.evaluate(() => window.peer.heard);
  await expect.poll(heard).toContain('hold by remote');
  await driver.act('a', { type: 'resume' });
  await expect.poll(heard).toContain('unhold by remote');
  await peer.evaluate(() => window.peer.session?.hold());
  await expect
    .poll(() => driver.callEvents('a'))
    .toContainEqual(expect.objectContaining({ type: 'held', by: 'them', on: true }));
});

for (const [how, mode] of [
  ['in the audio (RFC 4733)', 'answer'],
  ['by INFO where the far end takes no telephone-event', 'answer-without-tones'],
] as const) {
  test(`tones are sent ${how}`, async ({ driver, peer, rig }) => {
    await driver.page.evaluate(() => {
      RTCDTMFSender.prototype.insertDTMF = new Proxy(
        Reflect.get<RTCDTMFSender, 'insertDTMF'>(RTCDTMFSender.prototype, 'insertDTMF'),
        {
          apply: (native, sender, args: [string]) => {
            document.documentElement.dataset['tones'] = args[0];
            Reflect.apply(native, sender, args);
          },
        },
      );
    });
    await peer.evaluate((wanted) => void (window.peer.mode = wanted), mode);
    await driver.open(rig.config, rig.credentials);
    await driver.lineIs('up');
    await driver.dial('a', rig.number);
    await driver.saw('a', 'connected');
    await driver.act('a', { type: 'dtmf', tones: '5#' });
    const inAudio = () => driver.page.evaluate(() => document.documentElement.dataset['tones']);
    const byInfo = () => peer.evaluate(() => window.peer.heard.filter((one) => /^dtmf/u.test(one)));
    if (mode === 'answer') {
      await expect.poll(inAudio).toBe('5#');
      expect(await byInfo()).toEqual([]);
    } else {
      await expect.poll(byInfo).toEqual(['dtmf 5', 'dtmf #']);
      expect(await inAudio()).toBeUndefined();
    }
  });
}

test('an INVITE does not wait for the end of gathering, which a silent STUN server puts off', async ({
  driver,
  rig,
}) => {
  const silent = createSocket('udp4');
  await new Promise<void>((resolve) => silent.bind(0, '127.0.0.1', resolve));
  const { port } = silent.address();
  const iceServers = [{ urls: `stun:127.0.0.1:${String(port)}` }];
  await driver.open(rig.config, { ...rig.credentials, iceServers });
  await driver.lineIs('up');
  await driver.page.evaluate(() => {
    const { opened } = window as unknown as { opened: { connections: RTCPeerConnection[] } };
    const native = Reflect.get<WebSocket, 'send'>(WebSocket.prototype, 'send');
    WebSocket.prototype.send = function (message) {
      if (typeof message === 'string' && message.startsWith('INVITE ')) {
        const { iceGatheringState = '' } = opened.connections.at(-1) ?? {};
        document.documentElement.dataset['gathering'] ??= iceGatheringState;
      }
      Reflect.apply(native, this, [message]);
    };
  });
  await driver.dial('a', rig.number);
  await driver.saw('a', 'connected');
  const gathering = () => driver.page.evaluate(() => document.documentElement.dataset['gathering']);
  expect(await gathering()).toBe('gathering');
  silent.close();
});
