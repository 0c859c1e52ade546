import { createHash } from 'node:crypto';
import { expect } from '@playwright/test';
import { Driver } from './harness/driver';
import { test } from './harness/stage';
import { cccRig } from './harness/vendors/vendor-rig';

/** A page that says whatever a seed makes of the protocol's words, and keeps all that it is told. */
const FUZZER = `<script>
  const heard = [];
  let seed = 7;
  const random = (n) => (seed = (seed * 48271) % 2147483647) % n;
  const pick = (all) => all[random(all.length)];
  const words = ['ready', 'line', 'offered', 'call', 'duty', 'answer', 'credentials?', 'beat', 'api',
    'stopped-not', '__proto__', 'constructor', 'start', 'credentials', 'dial', 'state?', 'configure'];
  const odd = () => pick([null, 0, -1, NaN, 1e308, '', 'x'.repeat(70000), [], {}, true, undefined,
    new Map([['a', 1]]), new Date(), JSON.parse('{"__proto__":{"polluted":true}}'), 'up', 'a', 1,
    { type: 'connected', at: 1 }, { type: 'ended', reason: 'busy', at: 1 }, { state: 'down' },
    '../session', 'chrome-extension://x', ['hold']]);
  const fields = ['id', 'event', 'line', 'call', 'duty', 'value', 'n', 'action', 'request', 'can',
    'calls', 'version', 'credentials', 'number', '__proto__'];
  addEventListener('message', ({ data, ports: [port] }) => {
    if (data.sidetone !== 'welcome') return;
    port.onmessage = ({ data: said }) => {
      heard.push(said);
      if (said.type === 'beat') port.postMessage(said);
    };
    for (let n = 0; n < 4000; n += 1) {
      const message = { type: pick(words) };
      for (let f = random(5); f > 0; f -= 1) message[pick(fields)] = odd();
      port.postMessage(random(20) === 0 ? odd() : message);
    }
    port.postMessage({ type: 'ready', version: 1, can: [], calls: [] });
    port.postMessage({ type: 'line', line: { state: 'up', elsewhere: false } });
    port.postMessage({ type: 'duty', duty: { state: 'break', reason: 'done' } });
  });
  window.heard = heard;
  parent.postMessage({ sidetone: 'knock', version: 1, nonce: 'n' }, '*');
</script>`;

const heardIn = (driver: Driver): Promise<unknown[]> =>
  driver.page.frames()[1]?.evaluate(() => (window as unknown as { heard: unknown[] }).heard) ??
  Promise.resolve([]);

test('E1: a frame that has gone to another origin is not met', async ({ bench, stage }) => {
  const driver = new Driver(bench);
  const answers = (body: string) => ({ contentType: 'text/html', body });
  await bench.route('**/leaves', (route) =>
    route.fulfill(answers(`<script>location.href = 'https://evil.example/'</script>`)),
  );
  await bench.route('https://evil.example/**', (route) =>
    route.fulfill(
      answers(`<script>
        window.heard = [];
        addEventListener('message', ({ data }) => window.heard.push(data));
        const nonce = 'n';
        parent.postMessage({ sidetone: 'knock', version: 1, nonce }, '*');
      </script>`),
    ),
  );
  await driver.open({ kind: 'hosted', url: `${stage.site.url}/leaves` }, 'secret');
  await driver.lineIs('down', 15_000);
  expect(bench.frames()[1]?.url()).toBe('https://evil.example/');
  expect(await heardIn(driver)).toEqual([]);
  await driver.abort();
});

test('E1: a page that fuzzes the channel is told nothing but its own', async ({ bench, stage }) => {
  const driver = new Driver(bench);
  const asked: { action: string }[] = [];
  await bench.exposeFunction('askGateway', (request: { action: string }) => {
    asked.push(request);
    return { error: { code: 'forbidden' } };
  });
  await bench.evaluate(() => {
    const { askGateway } = window as unknown as { askGateway: typeof window.bench.api };
    window.bench.api = askGateway;
    Object.assign(window, { canary: 'a token of somebody else' });
  });
  await bench.route('**/fuzzer', (route) =>
    route.fulfill({ contentType: 'text/html', body: FUZZER }),
  );
  await driver.renewWith(...Array<string>(4_000).fill('its own, renewed'));
  await driver.open({ kind: 'hosted', url: `${stage.site.url}/fuzzer` }, 'its own');
  await expect
    .poll(async () => (await driver.events()).filter(({ type }) => type === 'duty').at(-1))
    .toMatchObject({ duty: { state: 'break', reason: 'done' } });
  await driver.lineIs('up');

  const heard = (await heardIn(driver)) as { type: string; credentials?: unknown }[];
  const types = ['start', 'devices', 'beat', 'credentials', 'api-answer'];
  expect(heard.filter(({ type }) => !types.includes(type))).toEqual([]);
  const given = heard.filter((one) => 'credentials' in one).map((one) => one.credentials);
  expect(given.length).toBeGreaterThan(0);
  for (const one of given) expect(['its own', 'its own, renewed']).toContain(one);
  expect(JSON.stringify(heard)).not.toContain('somebody else');

  for (const { action } of asked) expect(action).toMatch(/^[A-Za-z][A-Za-z0-9-]*$/u);
  const offered = (await driver.events()).flatMap((one) =>
    one.type === 'offered' ? [one.call.id] : [],
  );
  const told = (await driver.events()).flatMap((one) => (one.type === 'call' ? [one.id] : []));
  expect(told.filter((id) => !offered.includes(id))).toEqual([]);
  const logged = await driver.logged();
  expect(new Set(logged).size).toBe(logged.length);
  expect(await bench.evaluate(() => 'polluted' in {})).toBe(false);
  await driver.abort();
});

test('E1: a vendor script that is not the one that was promised is not run', async ({ bench }) => {
  const sri = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`;
  const rig = await cccRig(bench, (text) => sri(`${text} `));
  const driver = new Driver(bench);
  await driver.open(rig.config, rig.credentials);
  await driver.lineIs('down');
  expect((await driver.lines()).at(-1)).toMatchObject({ fault: 'blocked-page' });
  const loaded = await bench.frames()[1]?.evaluate(() => 'WorkbenchSdk' in window);
  expect(loaded).toBe(false);
  await driver.abort();
  await rig.stop();
});

test('E1: the one that was promised is', async ({ bench }) => {
  const rig = await cccRig(
    bench,
    (text) => `sha384-${createHash('sha384').update(text).digest('base64')}`,
  );
  const driver = new Driver(bench);
  await driver.open(rig.config, rig.credentials);
  await driver.lineIs('up');
  await driver.abort();
  await rig.stop();
});
