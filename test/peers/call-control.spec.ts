import { hearKeys } from './harness/keys-heard';
import { expect, test } from './harness/trio';
import { longIf } from '../long';

const CUSTOMER = '+8613800138000';
const EDWARD = 'sip:+862155550100@sidetone.test';

for (const [reason, status] of [
  [undefined, 486],
  ['busy', 486],
  ['declined', 603],
  ['away', 480],
] as const) {
  test(
    `rejected as ${reason ?? 'nothing in particular'}: the caller is told ${status}`,
    longIf(reason === 'busy' || reason === 'away'),
    async ({ agent, customer }) => {
      await customer.call(EDWARD);
      const { id } = await agent.offered();
      await agent.act(id, { type: 'reject', ...(reason && { reason }) });
      expect(await agent.endedOnce(id)).toBe('declined');
      await customer.saw(`0 status ${status}`);
    },
  );
}

test('the number to show goes to the call centre as a wish (RFC 3325)', async ({
  agent,
  customer,
  seen,
}) => {
  await agent.talk('a', CUSTOMER, { from: '+862155550100' });
  await expect.poll(() => customer.hears()).toEqual(['agent']);
  const invite = seen('INVITE').find(({ target, inDialog }) => target === CUSTOMER && !inDialog);
  expect(invite?.wished).toBe('<sip:+862155550100@sidetone.test>');
});

/** Two seconds, on the clock of the sound that the keys are sent in (Opus, RFC 7587 §4.1). */
const PAUSE = 2 * 48_000;

test('pasted keys with a pause between them arrive in order, and the pause with them', async ({
  agent,
  customer,
}) => {
  await customer.page.evaluate(hearKeys);
  await agent.talk('a', CUSTOMER);
  await expect.poll(() => customer.hears()).toEqual(['agent']);
  await agent.act('a', { type: 'dtmf', tones: '12,3' });
  const starts = async () => {
    const packets = await customer.page.evaluate(() => window.keysHeard);
    return packets.filter(({ timestamp }, at) => timestamp !== packets[at - 1]?.timestamp);
  };
  await expect.poll(async () => (await starts()).map(({ event }) => event)).toEqual([1, 2, 3]);
  const [one = NaN, two = NaN, three = NaN] = (await starts()).map(({ timestamp }) => timestamp);
  // 32 bits that may wrap round.
  expect((two - one) >>> 0).toBeLessThan(PAUSE);
  expect((three - two) >>> 0).toBeGreaterThanOrEqual(PAUSE);
  await expect.poll(() => customer.hears()).toEqual(['agent']);
});

test('by INFO, too, keys arrive in order and the pause lies between them', async ({
  agent,
  customer,
  seen,
}) => {
  await customer.takesKeysByInfo();
  await agent.talk('a', CUSTOMER);
  await agent.act('a', { type: 'dtmf', tones: '1,2' });
  const keys = async () => (await customer.happened()).filter((what) => what.startsWith('0 key'));
  await expect.poll(keys).toEqual(['0 key 1', '0 key 2']);
  const [one, two] = seen('INFO');
  expect((two?.at ?? NaN) - (one?.at ?? NaN)).toBeGreaterThanOrEqual(2_000);
});

for (const [how, useUpdate] of [
  ['re-INVITE', false],
  ['UPDATE', true],
] as const) {
  test(
    `the call centre names somebody else by ${how}: the call shows them, and talks on`,
    longIf(!useUpdate),
    async ({ agent, customer }) => {
      await agent.talk('a', CUSTOMER);
      await customer.name(0, '"Bo Li" <sip:+8613900139000@sidetone.test>', useUpdate);
      await agent.saw('a', 'party');
      const events = await agent.callEvents('a');
      expect(events.filter(({ type }) => type === 'party')).toEqual([
        { type: 'party', number: '+8613900139000', displayName: 'Bo Li' },
      ]);
      await expect.poll(() => customer.hears()).toEqual(['agent']);
      await expect.poll(() => agent.hears()).toEqual(['customer']);
    },
  );
}

test('F9: a hold that meets the other side’s request (491, twice) is asked again, and stands', async ({
  agent,
  customer,
}) => {
  await agent.talk('a', CUSTOMER);
  await customer.refuse(491, 491);
  await agent.act('a', { type: 'hold' });
  await customer.saw('0 hold by remote');
  expect((await customer.happened()).filter((what) => what === '0 refused 491')).toHaveLength(2);
  await agent.act('a', { type: 'resume' });
  await expect.poll(() => customer.hears()).toEqual(['agent']);
  expect((await agent.callEvents('a')).map(({ type }) => type)).not.toContain('ended');
});

test('F9: both sides hold at the same moment (glare): ours stands in the end, and the call lives', async ({
  agent,
  customer,
  pbx,
}) => {
  await agent.talk('a', CUSTOMER);
  await customer.patient();
  const from = pbx.log.entries.length;
  // With the proxy stopped, both requests are under way before either arrives.
  pbx.pause();
  await agent.act('a', { type: 'hold' });
  await customer.hold(0, true);
  pbx.resume();
  const refused = await pbx.waitFor(
    ({ kind, status, from: who }) => kind === 'reply' && status === 491 && who === 'edward',
    { from },
  );
  await pbx.waitFor(
    ({ kind, method, status, from: who }) =>
      kind === 'reply' && method === 'INVITE' && status === 200 && who === 'edward',
    { from: pbx.log.entries.indexOf(refused), timeout: 20_000 },
  );
  await customer.saw('0 hold by remote');
  expect((await agent.callEvents('a')).map(({ type }) => type)).not.toContain('ended');
  await agent.act('a', { type: 'hang-up' });
  expect(await agent.endedOnce('a')).toBe('hung-up');
});
