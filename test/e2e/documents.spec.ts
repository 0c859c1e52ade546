import { expect, test as base } from '@playwright/test';
import { startCccCompany } from '../peers/aliyun-ccc/company';
import { VENDORS, type CallCentreCase } from '../../demo/vendors';
import { askHub } from './harness/ask-hub';
import { en } from './harness/en';
import { callsIn } from './harness/hub-view';
import { filesUnder, filesWith } from './harness/left-on-disk';
import { isReady, says } from './harness/says';
import { storageDump } from './harness/stored';
import { LI_NA } from './harness/talk';
import { heldTokens } from './harness/tokens';
import {
  answerHer,
  callHer,
  history,
  holdAndResume,
  listen,
  NATIONAL,
  readyAgain,
  transfer,
} from './harness/walk/calls';
import { canariesOf, escaped, leftIn, look, marked } from './harness/walk/canaries';
import { endWalk, startWalk } from './harness/walk/stage';
import type { Walk } from './harness/walk/stage';
import { longIf } from '../long';

type VendorsDocument = {
  readonly centre: CallCentreCase;
  /** How the vendor writes her number. */
  readonly number: string;
  /** A colleague is asked before the transfer; else the agent hangs up. */
  readonly consults?: true;
  /** When a token that grew old in a call is replaced; absent: nothing there grows old. */
  readonly renews?: 'at once' | 'after the call';
  /** Tells what others do, but for its tokens. */
  readonly alike?: true;
  /** What comes of it when somebody else puts the agent off. */
  readonly ousted?: 'taken over in a call' | 'off duty';
};

const tokens = (form: 'opaque' | 'AliyunSTS'): CallCentreCase => ({
  claim: 'upn',
  start: (gateway) => startCccCompany({ tokens: { gateway, form } }),
});

/** What each document tells, as far as it differs. */
const DOCUMENTS: Readonly<Record<string, VendorsDocument>> = {
  '000 CRM demo, AccessKey version': {
    centre: VENDORS['aliyun-ccc'],
    ...{ number: NATIONAL, consults: true, ousted: 'taken over in a call' },
  },
  '001 CRM demo, token version': {
    centre: tokens('opaque'),
    ...{ number: NATIONAL, consults: true, renews: 'at once', alike: true },
  },
  '002 CRM demo of 2018: the old token': {
    centre: tokens('AliyunSTS'),
    ...{ number: NATIONAL, renews: 'at once', alike: true },
  },
  '003 a platform company': {
    centre: VENDORS['aliyun-aiccs'],
    ...{ number: NATIONAL, renews: 'at once', ousted: 'off duty' },
  },
  '004 the SDK of TCCC': {
    centre: VENDORS['tencent-tccc'],
    ...{ number: `0086${NATIONAL}`, renews: 'after the call', ousted: 'off duty' },
  },
};

const test = base.extend<{ about: VendorsDocument; walk: Walk }>({
  about: [{ centre: VENDORS['aliyun-ccc'], number: '' }, { option: true }],
  walk: async ({ about }, use) => {
    const walk = await startWalk(about.centre);
    await use(walk);
    await endWalk(walk);
  },
});

for (const [title, told] of Object.entries(DOCUMENTS)) {
  test.describe(title, longIf(told.alike ?? false), () => {
    test.use({ about: told });

    test('from sign-in to sign-out, and no secret is anywhere', async ({ walk, about }) => {
      const { agent, crm, panel, press, world } = walk;
      const { company } = world;

      await test.step('a click on a number of a CRM page calls it', async () => {
        await callHer(walk);
        expect(company.dialled()).toEqual([about.number]);
      });

      await test.step('a token that grows old in the call is replaced, and the call goes on', async () => {
        const before = company.tokensGiven();
        if (about.renews) company.expireToken();
        if (about.renews === 'at once') await expect.poll(company.tokensGiven).toBe(before + 1);
        await holdAndResume(walk);
        if (about.consults) {
          await transfer(walk, 'ask_first');
          expect(company.colleague.customer()).toBe(about.number);
          company.farHangsUp();
        } else await press('hang_up');
        // A page that was loaded anew has no after-call work left.
        await readyAgain(walk, about.renews === 'after the call' ? 'done' : 'save_ready');
        if (about.renews) await expect.poll(company.tokensGiven).toBe(before + 1);
      });

      await test.step('she calls, and her own page comes forward', async () => {
        await answerHer(walk);
        await expect.poll(() => crm.evaluate(() => document.visibilityState)).toBe('visible');
      });

      if (about.ousted === 'taken over in a call') {
        await test.step('the agent signs in elsewhere: said plainly, and taken back', async () => {
          company.ousts();
          await expect.poll(() => callsIn(agent)).toEqual(['incoming ended line-lost']);
          await press('done');
          await says(panel, 'line_fault_taken_over');
          await expect(panel.getByText(en('state_ready'), { exact: true })).toHaveCount(0);
          await press('take_line_here');
          await isReady(panel);
        });
      } else {
        await test.step('a colleague takes her over', async () => {
          await transfer(walk, 'send_now');
          await expect.poll(company.colleague.customer).toBe(about.number);
          company.farHangsUp();
          await readyAgain(walk);
        });
      }

      if (about.ousted === 'off duty') {
        await test.step('a supervisor ends the agent’s work: not ready until the agent says so', async () => {
          company.ousts();
          await expect(panel.getByText(en('state_offline'), { exact: true }).first()).toBeVisible();
          expect(company.onDuty()).toBe(false);
          await press('agent_menu', en('state_offline'));
          await panel.getByRole('menuitemradio', { name: en('state_ready') }).click();
          await isReady(panel);
          await expect.poll(company.onDuty).toBe(true);
        });
      }

      await test.step('the vendor’s record is the history’s, and its recording plays', async () => {
        const { records, callCentre } = await history(panel);
        expect(callCentre).toBe('merged');
        expect(records.map(({ direction, number }) => `${direction} ${number}`)).toEqual([
          `incoming ${LI_NA.number}`,
          ...(about.consults ? [`outgoing ${company.colleague.number}`] : []),
          `outgoing ${LI_NA.number}`,
        ]);
        expect(await listen(walk)).toBeCloseTo(1, 1);
      });

      const canaries = await canariesOf(walk);
      await test.step('no secret is where it is not meant to be', async () => {
        const places = await look(walk);
        expect(escaped(canaries, places)).toEqual([]);
        expect(marked(places)).toEqual([
          ...['worker', 'engine and panel', 'softphone', 'crm', 'storage', 'consoles'],
        ]);
        expect(places.get('log')).toContain('/softphone/session');
        expect(places.get('replies of /softphone')).toContain('"page":"/softphones/');
        expect(places.get('other replies')).toContain('"callCentre"');
      });

      await test.step('sign-out: the vendor is told, and nothing is left', async () => {
        await askHub(panel, 'sign-out', {});
        await expect.poll(company.onDuty).toBe(false);
        await expect.poll(company.signIn?.revoked ?? (() => true)).toBe(true);
        expect(await heldTokens(agent)).toBeUndefined();
        expect(escaped(canaries, new Map([['what is left', await storageDump(agent)]]))).toEqual(
          [],
        );
        const kept = await storageDump(agent, 'disk');
        expect([NATIONAL, LI_NA.name].filter((one) => kept.includes(one))).toEqual([]);
        expect(company.sdk?.misuses ?? []).toEqual([]);
        await agent.quit();
        expect(filesWith(filesUnder(agent.profile), 'canary-of-files')).not.toEqual([]);
        expect(leftIn(canaries, agent.profile)).toEqual([]);
      });
    });
  });
}
