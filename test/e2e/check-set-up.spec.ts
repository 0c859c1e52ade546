import { expect, test as plain } from '@playwright/test';
import type { Page } from '@playwright/test';
import { startSipCredentials } from '../../demo/sip-credentials';
import type { CheckReport } from '../../lib/snapshot/check';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { askHub } from './harness/ask-hub';
import { launchBrowser } from './harness/browser';
import type { Browser } from './harness/browser';
import { signInAsEdward, test } from './harness/fixtures';
import { callsIn } from './harness/hub-view';
import { isReady } from './harness/says';
import { startTurnServer } from './harness/turn-server';

plain(
  'without a microphone and an account: what is missing fails, what is not used says so',
  async () => {
    const agent = await launchBrowser({ microphone: false });
    try {
      const panel = await panelBeside(agent);
      await expect
        .poll(async () => (await agent.snapshot<Snapshot>()).line.state, 'the practice line')
        .toBe('up');
      const report: CheckReport = await askHub(panel, 'set-up.check', {});
      const codes = report.lines.map(({ result, code }) => `${result} ${code}`);
      expect(codes).toContain('fail microphone-not-asked');
      expect(codes.slice(2)).toEqual([
        'pass signalling-ok',
        'not-used turn-not-used',
        'not-used identity-not-used',
        'not-used gateway-not-used',
        'not-used policy-not-used',
      ]);
    } finally {
      await agent.close();
    }
  },
);

test('on a real call centre: server, relay and sign-in service are tried, one by one', async ({
  agent,
  world,
}) => {
  const turn = await startTurnServer({ username: 'edward', credential: 'relay-secret' });
  const credentials = await startSipCredentials({
    userinfoUrl: world.identityProvider.userinfoUrl,
    wsUrl: world.pbx.wsUrl,
    users: world.pbx.users,
    iceServers: [turn.iceServer],
  });
  try {
    const settings = { ...world.settings, sipCredentialsUrl: credentials.url };
    await signInAsEdward(agent, { ...world, settings });
    const panel = await agent.panels.opened();
    const lines = async (): Promise<readonly string[]> => {
      const report = await askHub(panel, 'set-up.check', {});
      return report.lines.map(({ result, code, detail }) =>
        [result, code, detail].filter(Boolean).join(' '),
      );
    };
    const host = new URL(world.pbx.wsUrl).host;
    const issuer = new URL(world.identityProvider.issuer).host;

    const good = await lines();
    expect(good[0]).toContain('pass microphone-ok');
    expect(good.slice(2, 5)).toEqual([
      `pass signalling-ok ${host}`,
      'pass turn-ok',
      `pass identity-ok ${issuer}`,
    ]);

    turn.changePassword();
    expect((await lines())[3]).toBe('fail turn-silent');

    credentials.fail(500);
    expect((await lines())[3]).toBe('fail turn-unknown');

    await world.identityProvider.stop();
    expect((await lines())[4]).toBe(`fail identity-unreachable ${issuer}`);
  } finally {
    await credentials.stop();
    turn.stop();
  }
});

test('diagnostics tell how the line and the calls went, and nobody’s number', async ({ agent }) => {
  const panel = await panelBeside(agent);
  await isReady(panel);
  const number = '+4930901820401';
  await askHub(panel, 'dial.number', { id: crypto.randomUUID(), text: number });
  await expect.poll(() => callsIn(agent)).toEqual(['outgoing connected']);
  const call = (await agent.snapshot<Snapshot>()).calls[0]?.id ?? '';
  await askHub(panel, 'call.act', { call, action: { type: 'hang-up' } });
  await expect.poll(() => callsIn(agent)).toEqual(['outgoing ended hung-up']);

  const text = await askHub(panel, 'diagnostics.text', {});
  const version = await panel.evaluate(() => chrome.runtime.getManifest().version);
  expect(text).toContain(`sidetone: ${version}`);
  expect(text).toContain('call centre: practice');
  expect(text).toMatch(/^ {2}\S+Z up$/mu);
  expect(text).toContain('outgoing •••01 hung-up after');
  expect(text).not.toContain(number.slice(3, -2));
});

test('the browser’s own page for keys opens', async ({ agent }) => {
  const panel = await panelBeside(agent);
  await askHub(panel, 'shortcuts.open', {});
  await expect
    .poll(() => agent.context.pages().map((page) => page.url()))
    .toContainEqual('chrome://extensions/shortcuts');
});

async function panelBeside(agent: Browser): Promise<Page> {
  const page = agent.context.pages()[0] ?? (await agent.context.newPage());
  await page.goto(agent.url('options.html'));
  return agent.panels.open(page);
}
