import { expect } from '@playwright/test';
import { Driver } from './harness/driver';
import { hostedRig } from './harness/rigs';
import type { Rig } from './harness/rigs';
import { test as base } from './harness/stage';

const test = base.extend<{ rig: Rig; driver: Driver }>({
  rig: async ({ bench }, use) => {
    const rig = await hostedRig(bench);
    await use(rig);
    await rig.stop();
  },
  driver: async ({ bench, rig }, use) => {
    const driver = new Driver(bench);
    await driver.open(rig.config, rig.credentials);
    await driver.lineIs('up');
    await use(driver);
    await driver.abort();
  },
});

const frameOf = (driver: Driver) => {
  const frame = driver.page.frames()[1];
  if (!frame) throw new Error('the softphone is not framed');
  return frame;
};

test('a page that falls silent is down, then up with its call kept', async ({ driver, rig }) => {
  await driver.dial('a', rig.number);
  await driver.saw('a', 'connected');
  await frameOf(driver).evaluate(() => {
    const until = Date.now() + 7_500;
    while (Date.now() < until);
  });
  await expect
    .poll(async () => (await driver.lines()).map((line) => line.state), { timeout: 12_000 })
    .toEqual(['connecting', 'up', 'down', 'up']);
  expect((await driver.callEvents('a')).map((event) => event.type)).not.toContain('ended');
});

test('a page that reloads has lost its call, which ends as cut', async ({ driver, rig }) => {
  await driver.dial('a', rig.number);
  await driver.saw('a', 'connected');
  await frameOf(driver).evaluate(() => location.reload());
  expect(await driver.endedOnce('a')).toBe('cut');
  await driver.dial('b', rig.number);
  await driver.saw('b', 'connected');
});

test('a page that never speaks is told as blocked', async ({ bench, stage }) => {
  const driver = new Driver(bench);
  await driver.open({ kind: 'hosted', url: `${stage.site.url}/peer` }, null);
  await expect
    .poll(async () => (await driver.lines()).at(-1), { timeout: 15_000 })
    .toMatchObject({ state: 'down', fault: 'blocked-page' });
  await driver.abort();
});

test('another window that knocks gets no port', async ({ driver }) => {
  const answered = await driver.page.evaluate(
    () =>
      new Promise<boolean>((resolve) => {
        addEventListener('message', ({ data }: MessageEvent<{ sidetone?: string }>) => {
          if (data.sidetone === 'welcome') resolve(true);
        });
        window.postMessage({ sidetone: 'knock', version: 1 }, '*');
        setTimeout(() => resolve(false), 500);
      }),
  );
  expect(answered).toBe(false);
});

test('an unknown message is logged once and ignored', async ({ bench, stage }) => {
  const driver = new Driver(bench);
  const page = `<script>
    addEventListener('message', ({ ports: [port] }) => {
      for (let n = 0; n < 3; n += 1) port.postMessage({ type: 'gossip', n });
      port.postMessage({ type: 'ready', version: 1, can: [], calls: [] });
      port.postMessage({ type: 'line', line: { state: 'up', elsewhere: false } });
    });
    parent.postMessage({ sidetone: 'knock', version: 1 }, '*');
  </script>`;
  await bench.route('**/strange', (route) =>
    route.fulfill({ contentType: 'text/html', body: page }),
  );
  await driver.open({ kind: 'hosted', url: `${stage.site.url}/strange` }, null);
  await driver.lineIs('up');
  expect(await driver.logged()).toEqual(['warn ignored: message gossip']);
  await driver.abort();
});

test('credentials that the page says were refused are asked for once more', async ({
  bench,
  stage,
}) => {
  const driver = new Driver(bench);
  const page = `<script>
    addEventListener('message', ({ ports: [port] }) => {
      port.onmessage = ({ data }) => {
        if (data.type === 'start') port.postMessage({ type: 'credentials?' });
        const up = data.type === 'credentials' && data.credentials === 'fresh';
        if (up) port.postMessage({ type: 'line', line: { state: 'up', elsewhere: false } });
      };
      port.postMessage({ type: 'ready', version: 1, can: [], calls: [] });
    });
    parent.postMessage({ sidetone: 'knock', version: 1 }, '*');
  </script>`;
  await bench.route('**/secret', (route) =>
    route.fulfill({ contentType: 'text/html', body: page }),
  );
  await driver.renewWith('fresh');
  await driver.open({ kind: 'hosted', url: `${stage.site.url}/secret` }, 'stale');
  await driver.lineIs('up');
  expect(await driver.renewed()).toBe(1);
  await driver.abort();
});

test('what a page can do besides calls is asked of it, and nonsense is no answer', async ({
  bench,
  stage,
}) => {
  const driver = new Driver(bench);
  const page = `<script>
    addEventListener('message', ({ ports: [port] }) => {
      const heard = [];
      port.onmessage = ({ data }) => {
        if (data.type === 'duty') port.postMessage({ type: 'duty', duty: data.duty });
        if (data.type === 'dial' || data.type === 'act' || data.type === 'sign-in') {
          heard.push(JSON.stringify(data));
        }
        if (data.type !== 'ask') return;
        const value = data.question.about === 'directory'
          ? heard.map((text) => ({ name: text, address: '1001' }))
          : [{ id: 7 }];
        port.postMessage({ type: 'answer', id: 'another', value: [] });
        port.postMessage({ type: 'answer', id: data.id, value });
      };
      const can = ['directory', 'skill-groups', 'agent-state', 'transfer', 'telepathy'];
      port.postMessage({ type: 'ready', version: 1, can, calls: [] });
      port.postMessage({ type: 'line', line: { state: 'up', elsewhere: false } });
    });
    parent.postMessage({ sidetone: 'knock', version: 1 }, '*');
  </script>`;
  await bench.route('**/desk', (route) => route.fulfill({ contentType: 'text/html', body: page }));
  await driver.open({ kind: 'hosted', url: `${stage.site.url}/desk` }, null);
  await driver.lineIs('up');
  expect(await driver.can()).toEqual(['transfer', 'agent-state', 'skill-groups', 'directory']);

  const duty = { state: 'break', reason: 'lunch' } as const;
  await driver.setDuty(duty);
  await expect
    .poll(async () => (await driver.events()).find((event) => event.type === 'duty'))
    .toMatchObject({ duty });

  await driver.dial('b', '1001', { from: '+12025550100', consultFor: 'a' });
  await driver.act('b', { type: 'transfer', to: '1002' });
  await driver.signIn(['1', '2']);
  const heard = await driver.ask({ about: 'directory', text: '' });
  expect(heard.map(({ name }) => JSON.parse(name) as unknown)).toEqual([
    { type: 'dial', id: 'b', number: '1001', from: '+12025550100', consultFor: 'a' },
    { type: 'act', id: 'b', action: { type: 'transfer', to: '1002' } },
    { type: 'sign-in', skillGroups: ['1', '2'] },
  ]);
  await expect(driver.ask({ about: 'skill-groups' })).rejects.toThrow('no answer');
  await driver.abort();
});
