import { expect, test } from './harness/trio';
import type { Agent, BrowserPhone } from './harness/stage';

type Three = {
  readonly agent: Agent;
  readonly customer: BrowserPhone;
  readonly colleague: BrowserPhone;
};

const partyOf = async (agent: Agent, id: string) =>
  (await agent.callEvents(id)).filter((event) => event.type === 'party').at(-1);

/** The agent and the customer have each other in the very same call; the colleague has left it. */
async function goesOn(id: string, { agent, customer, colleague }: Three): Promise<void> {
  await expect.poll(() => agent.hears()).toEqual(['customer']);
  await expect.poll(() => customer.hears()).toEqual(['agent']);
  await expect.poll(() => colleague.hears()).toEqual([]);
  const events = await agent.events();
  expect(events.filter((event) => event.type === 'offered').length).toBeLessThanOrEqual(1);
  expect((await agent.callEvents(id)).map(({ type }) => type)).not.toContain('ended');
}

test('sent on by a colleague (REFER): the call goes on with the next one, and ends with them', async ({
  agent,
  customer,
  colleague,
}) => {
  await agent.talk('a', 'sissi');
  await expect.poll(() => agent.hears()).toEqual(['colleague']);
  await colleague.transfer(0, 'sip:customer@sidetone.test');
  await agent.saw('a', 'party');
  expect(await partyOf(agent, 'a')).toEqual({ type: 'party', number: 'customer' });
  await colleague.saw('transfer done');
  await goesOn('a', { agent, customer, colleague });

  await agent.act('a', { type: 'mute' });
  await expect.poll(() => customer.hears()).toEqual([]);
  await agent.act('a', { type: 'unmute' });
  await expect.poll(() => customer.hears()).toEqual(['agent']);
  await agent.act('a', { type: 'hold' });
  await customer.saw('0 hold by remote');
  await agent.act('a', { type: 'resume' });
  await expect.poll(() => customer.hears()).toEqual(['agent']);
  await customer.hangUp(0);
  expect(await agent.endedOnce('a')).toBe('remote-hung-up');
});

test('sent on while muted and held by the colleague: stays muted, is held no longer', async ({
  agent,
  customer,
  colleague,
}) => {
  await agent.talk('a', 'sissi');
  await agent.act('a', { type: 'mute' });
  await colleague.hold(0, true);
  await agent.saw('a', 'held');
  await colleague.transfer(0, 'sip:customer@sidetone.test');
  await agent.saw('a', 'party');
  await expect.poll(() => agent.hears()).toEqual(['customer']);
  expect(await customer.hears()).toEqual([]);
  const held = (await agent.callEvents('a')).filter((event) => event.type === 'held');
  expect(held.at(-1)).toMatchObject({ by: 'them', on: false });
  await agent.act('a', { type: 'unmute' });
  await expect.poll(() => customer.hears()).toEqual(['agent']);
});

test('sent to somebody who does not take it: the colleague is told, and the call is as it was', async ({
  agent,
  customer,
  colleague,
}) => {
  await customer.mode('busy');
  await agent.talk('a', 'sissi');
  await colleague.transfer(0, 'sip:customer@sidetone.test');
  await colleague.saw('transfer failed 486');
  await expect.poll(() => colleague.hears()).toEqual(['agent']);
  await expect.poll(() => agent.hears()).toEqual(['colleague']);
  expect(await partyOf(agent, 'a')).toBeUndefined();
});

test('an outsider cannot make this phone call a number, nor another domain', async ({
  agent,
  customer,
  seen,
}) => {
  await agent.talk('a', '+8613800138000');
  for (const target of ['sip:+19005550123@sidetone.test', 'sip:sissi@elsewhere.test']) {
    await customer.transfer(0, target);
    await customer.saw('transfer failed 603');
    await customer.page.evaluate(() => window.handset.happened.splice(0));
  }
  expect(
    seen('INVITE').filter(({ from, inDialog }) => from === 'edward' && !inDialog),
  ).toHaveLength(2);
  await expect.poll(() => customer.hears()).toEqual(['agent']);
});

test('a colleague who names a number that the gate bars is told no, and nothing is called', async ({
  agent,
  customer,
  colleague,
  seen,
}) => {
  await agent.bar('+19005550123');
  await agent.talk('a', 'sissi');
  await colleague.transfer(0, 'sip:+19005550123;phone-context=x@sidetone.test');
  await colleague.saw('transfer failed 603');
  expect(await agent.askedFor()).toEqual(['+19005550123']);
  const dialled = () =>
    seen('INVITE').filter(({ from, inDialog }) => from === 'edward' && !inDialog);
  expect(new Set(dialled().map(({ target }) => target))).toEqual(new Set(['sissi']));
  await expect.poll(() => agent.hears()).toEqual(['colleague']);

  await colleague.transfer(0, 'sip:+8613800138000@sidetone.test');
  await agent.saw('a', 'party');
  expect(await agent.askedFor()).toEqual(['+19005550123', '+8613800138000']);
  await goesOn('a', { agent, customer, colleague });
});

test('a colleague connects the customer to us (INVITE with Replaces): the consultation becomes the call', async ({
  agent,
  customer,
  colleague,
  seen,
}) => {
  await customer.call('sip:+862155550101@sidetone.test');
  await colleague.saw('0 confirmed');
  await colleague.hold(0, true);
  await colleague.call('sip:edward@sidetone.test');
  const { id, number } = await agent.offered();
  expect(number).toBe('sissi');
  await agent.act(id, { type: 'answer' });
  await agent.saw(id, 'connected');
  await expect.poll(() => agent.hears()).toEqual(['colleague']);
  await colleague.transfer(0, 1);
  await agent.saw(id, 'party');
  expect(await partyOf(agent, id)).toMatchObject({ number: 'customer' });
  await goesOn(id, { agent, customer, colleague });
  const [refer] = seen('REFER');
  expect(refer).toMatchObject({ to: 'customer' });
  expect(seen('INVITE').findLast(({ from }) => from === 'customer')?.replaces).not.toBe('');
  await agent.act(id, { type: 'hang-up' });
  expect(await agent.endedOnce(id)).toBe('hung-up');
  await customer.saw('1 ended');
});

test('the consulting customer sends us on to whom they consulted (REFER with Replaces)', async ({
  agent,
  customer,
  colleague,
  seen,
}) => {
  await agent.talk('a', 'sissi');
  await colleague.hold(0, true);
  await colleague.call('sip:customer@sidetone.test');
  await colleague.saw('1 confirmed');
  await colleague.transfer(0, 1);
  await agent.saw('a', 'party');
  await goesOn('a', { agent, customer, colleague });
  expect(seen('INVITE').findLast(({ from }) => from === 'edward')?.replaces).not.toBe('');
});
