import { expect } from '@playwright/test';
import type { Settings } from '../../lib/policy/settings';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import type { WordKey } from '../../lib/words';
import { launchBrowser } from './harness/browser';
import { en } from './harness/en';
import { test } from './harness/fixtures';
import { badgeOf, callsIn } from './harness/hub-view';
import { bothHear, dialAndTalk, openList, takeCall } from './harness/talk';
import { targets } from './harness/targets';
import { longIf } from '../long';

type Start = {
  readonly says: WordKey;
  readonly line: Snapshot['line']['state'];
  readonly settings: Partial<Settings>;
  readonly microphone?: boolean;
};

const STARTS: readonly Start[] = [
  { says: 'badge_ready', line: 'up', settings: { provider: 'practice' } },
  { says: 'badge_microphone', line: 'up', settings: { provider: 'practice' }, microphone: false },
  {
    says: 'badge_sign_in',
    line: 'off',
    settings: {
      provider: 'sip',
      issuer: 'http://localhost:9',
      sipCredentialsUrl: 'http://localhost:9',
    },
  },
  {
    says: 'badge_line_down',
    line: 'down',
    settings: { provider: 'hosted', issuer: '', hostedUrl: 'http://localhost:9/softphone.html' },
  },
];

for (const { says, line, settings, microphone } of STARTS) {
  test(
    `after a restart of the browser the toolbar says "${en(says)}" by itself`,
    longIf(line !== 'up'),
    async () => {
      const before = await launchBrowser({ microphone });
      await before.setSettings(settings);
      await before.quit();

      const after = await launchBrowser({ microphone, profile: before.profile });
      try {
        await expect.poll(() => badgeOf(after)).toBe(en(says));
        const lineNow = async () => (await after.snapshot<Snapshot>()).line.state;
        await expect.poll(lineNow).toBe(line);
        const ours = (await targets(after.cdp)).filter(
          ({ type, url }) => type === 'page' && url.startsWith(after.url('')),
        );
        expect(ours).toEqual([]);
      } finally {
        await after.close();
      }
    },
  );
}

test('F3: the engine’s document is gone: one new engine, on line again, the call told as cut', async ({
  edward,
  world,
  customer,
}) => {
  const page = await openList(edward, world);
  await dialAndTalk(edward, customer, page);
  const panel = await edward.panels.opened();
  const [old] = await edward.engine.running();
  const from = world.pbx.log.entries.length;
  await edward.cdp.send('Target.closeTarget', { targetId: old?.targetId ?? '' });

  await expect.poll(() => callsIn(edward)).toEqual(['outgoing ended cut']);
  await expect(panel.getByText(en('notice_ended_cut'), { exact: true })).toBeVisible();
  await expect(panel.getByText(en('notice_ended_cut_next'), { exact: true })).toBeVisible();
  await world.pbx.waitFor(({ kind, method }) => kind === 'request' && method === 'REGISTER', {
    from,
  });
  await expect.poll(() => badgeOf(edward)).toBe(en('badge_ready'));
  const running = await edward.engine.running();
  expect(running).toHaveLength(1);
  expect(running[0]?.targetId).not.toBe(old?.targetId);

  await customer.hangUp();
  await customer.becomes('idle');
  await takeCall(edward, customer);
  await bothHear(edward, customer);
});
