import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { HistoryPage } from '../../lib/snapshot/history';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { askHub } from './harness/ask-hub';
import { launchBrowser } from './harness/browser';
import type { Browser } from './harness/browser';
import { signInAsEdward, test } from './harness/fixtures';
import { startGateway } from './harness/gateway-stand-in';
import { callsIn } from './harness/hub-view';
import { filesUnder, filesWith } from './harness/left-on-disk';
import { dialAndTalk, LI_NA, openList } from './harness/talk';

const NOTE = 'Zebra: wants the blue one';
const KEY = Buffer.from('canary-of-the-storage-key-123456').toString('base64url');

test('F7: the gateway gives login and key; the history is sealed under it, and is nobody’s without it', async ({
  world,
  customer,
}) => {
  const gateway = await startGateway(world, KEY);
  const settings = { ...world.settings, sipCredentialsUrl: '', gateway: gateway.origin };
  const before = await launchBrowser();
  let after: Browser | undefined;
  try {
    const panel =
      await test.step('sign-in brings line and key, asked with the bearer', async () => {
        await signInAsEdward(before, { ...world, settings });
        await expect.poll(() => knows(before)).toBe('sip');
        expect([...gateway.seen].sort()).toEqual(['GET /session', 'POST /sip/credentials']);
        return before.panels.opened();
      });

    await test.step('the gateway goes down: calls go on, and are remembered', async () => {
      gateway.fails(true);
      await dialAndTalk(before, customer, await openList(before, world));
      const [call] = (await before.snapshot<Snapshot>()).wrapUps;
      await askHub(panel, 'wrap-up.note', { call: call?.call ?? '', note: NOTE });
      await askHub(panel, 'call.act', { call: call?.call ?? '', action: { type: 'hang-up' } });
      await expect.poll(() => callsIn(before)).toEqual(['outgoing ended hung-up']);
      await askHub(panel, 'wrap-up.save', { call: call?.call ?? '', ready: true });
      await expect.poll(() => found(panel)).toEqual([`${LI_NA.number} ${NOTE}`]);
      expect((await before.snapshot<Snapshot>()).line.state).toBe('up');
      const { lines } = await askHub(panel, 'set-up.check', {});
      expect(lines.find(({ check }) => check === 'gateway')?.code).toBe('gateway-failed');
      gateway.fails(false);
    });

    await test.step('back again: its records are merged, and a recording comes through it', async () => {
      await expect
        .poll(async () => {
          const { lines } = await askHub(panel, 'set-up.check', {});
          return lines.find(({ check }) => check === 'gateway')?.code;
        })
        .toBe('gateway-ok');
      await before.killWorker();
      await expect.poll(() => found(panel)).toEqual([`${LI_NA.number} ${NOTE}`, '02150000001']);
      const part = await askHub(panel, 'recording.part', { id: 'v1', from: 0 });
      expect(part).toEqual({
        ok: true,
        value: { data: btoa('RIFF'), size: 4, type: 'audio/wav' },
      });
    });

    await test.step('no file of the profile tells call, note or key', async () => {
      await before.quit();
      const files = filesUnder(before.profile);
      expect(filesWith(files, 'history-released'), 'the database to be looked into').not.toEqual(
        [],
      );
      const bytes = Buffer.from(KEY, 'base64url');
      for (const secret of [LI_NA.number.slice(1), NOTE, 'Zebra', KEY, bytes]) {
        expect(filesWith(files, secret), String(secret)).toEqual([]);
      }
    });

    await test.step('the next browser has nothing until the agent signs in, then all; and after the sign-out nothing', async () => {
      after = await launchBrowser({ profile: before.profile });
      const page = after.context.pages()[0] ?? (await after.context.newPage());
      await page.goto(after.url('options.html'));
      const closed = await after.panels.open(page);
      expect(await found(closed)).toEqual([]);
      // The provider's own session has outlived the browser: its window closes by itself.
      await closed.getByRole('button', { name: 'Sign in', exact: true }).click();
      await expect.poll(() => knows(after)).toBe('sip');
      await expect.poll(() => found(closed)).toEqual([`${LI_NA.number} ${NOTE}`, '02150000001']);
      await askHub(closed, 'sign-out', {});
      expect(await found(closed)).toEqual([]);
      expect(await knows(after)).toBeUndefined();
      const worker = await after.worker();
      const kept = JSON.stringify(await worker.evaluate(() => chrome.storage.session.get(null)));
      expect(kept).not.toContain(KEY);
    });
  } finally {
    await after?.close();
    await before.close().catch(() => undefined);
    await gateway.stop();
  }
});

/** The vendor that the gateway has named. */
async function knows(browser: Browser | undefined): Promise<string | undefined> {
  return (await browser?.snapshot<Snapshot>())?.gateway?.vendor;
}

/** The history as the panel is told it, newest first. */
async function found(panel: Page): Promise<readonly string[]> {
  const page: HistoryPage = await askHub(panel, 'history.find', { text: '' });
  return page.records.map(({ number, note }) => [number, note].filter(Boolean).join(' '));
}
