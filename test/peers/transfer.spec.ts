import { expect, test } from './harness/trio';
import type { Agent, BrowserPhone } from './harness/stage';
import { longIf } from '../long';

const CUSTOMER = '+8613800138000';

type Three = {
  readonly agent: Agent;
  readonly customer: BrowserPhone;
  readonly colleague: BrowserPhone;
};

async function talking({ agent, customer }: Pick<Three, 'agent' | 'customer'>): Promise<void> {
  await agent.talk('a', CUSTOMER);
  await expect.poll(() => customer.hears()).toEqual(['agent']);
  await expect.poll(() => agent.hears()).toEqual(['customer']);
}

async function consulting({ agent, customer }: Pick<Three, 'agent' | 'customer'>): Promise<void> {
  await agent.act('a', { type: 'hold' });
  await customer.saw('0 hold by remote');
  await agent.dial('b', 'sissi');
}

/** Customer and colleague have each other, and nobody else. */
async function joined({ agent, customer, colleague }: Three): Promise<void> {
  await expect.poll(() => customer.hears()).toEqual(['colleague']);
  await expect.poll(() => colleague.hears()).toEqual(['customer']);
  await expect.poll(() => agent.hears()).toEqual([]);
}

test('blind transfer: the far end is sent on, told as it goes, and our call ends as transferred', async ({
  agent,
  customer,
  colleague,
  seen,
}) => {
  await talking({ agent, customer });
  await colleague.mode('ring');
  await agent.act('a', { type: 'transfer', to: 'sissi' });
  await expect.poll(() => agent.transfers('a')).toEqual(['blind trying', 'blind ringing']);
  expect((await agent.callEvents('a')).map(({ type }) => type)).not.toContain('ended');
  await colleague.answer();
  expect(await agent.endedOnce('a')).toBe('transferred');
  await joined({ agent, customer, colleague });
  expect(seen('REFER')).toMatchObject([{ from: 'edward', referTo: '<sip:sissi@sidetone.test>' }]);
  expect(seen('BYE')).toMatchObject([{ from: 'edward' }]);
});

for (const [why, prepare, fault] of [
  ['busy', ({ colleague }: Three) => colleague.mode('busy'), 'busy'],
  ['refused by the far end', ({ customer }: Three) => customer.stubborn(), 'refused'],
] as const) {
  test(
    `blind transfer that fails, ${why}: told why, and the call is as it was`,
    longIf(fault === 'refused'),
    async ({ agent, customer, colleague, seen }) => {
      await prepare({ agent, customer, colleague });
      await talking({ agent, customer });
      await agent.act('a', { type: 'transfer', to: 'sissi' });
      await expect
        .poll(async () => (await agent.transfers('a')).at(-1))
        .toBe(`blind failed ${fault}`);
      await expect.poll(() => customer.hears()).toEqual(['agent']);
      await expect.poll(() => agent.hears()).toEqual(['customer']);
      expect((await agent.callEvents('a')).map(({ type }) => type)).not.toContain('ended');
      expect(seen('BYE')).toEqual([]);
      await agent.act('a', { type: 'hang-up' });
      expect(await agent.endedOnce('a')).toBe('hung-up');
    },
  );
}

test('F9: a transfer that is asked for twice is one REFER', async ({
  agent,
  customer,
  colleague,
  seen,
}) => {
  await talking({ agent, customer });
  await colleague.mode('ring');
  await agent.act('a', { type: 'transfer', to: 'sissi' });
  await agent.act('a', { type: 'transfer', to: 'sissi' });
  await colleague.saw('0 offered');
  await colleague.answer();
  expect(await agent.endedOnce('a')).toBe('transferred');
  await agent.act('a', { type: 'transfer', to: 'sissi' });
  await joined({ agent, customer, colleague });
  expect(seen('REFER')).toHaveLength(1);
});

test('attended transfer: after a consultation the two get each other, by REFER with Replaces', async ({
  agent,
  customer,
  colleague,
  seen,
}) => {
  await talking({ agent, customer });
  await consulting({ agent, customer });
  await agent.saw('b', 'connected');
  await expect.poll(() => colleague.hears()).toEqual(['agent']);
  await expect.poll(() => agent.hears()).toEqual(['colleague']);
  await expect.poll(() => customer.hears()).toEqual([]);
  await agent.act('a', { type: 'complete-transfer', with: 'b' });
  expect(await agent.endedOnce('a')).toBe('transferred');
  expect(await agent.endedOnce('b')).toBe('transferred');
  await joined({ agent, customer, colleague });
  const consultation = seen('INVITE').find(
    ({ from, target }) => from === 'edward' && target === 'sissi',
  );
  const [refer] = seen('REFER');
  expect(decodeURIComponent(refer?.referTo ?? '')).toContain(`Replaces=${consultation?.callId};`);
  expect(refer?.referTo).not.toContain('null');
  const replacing = seen('INVITE').findLast(({ from }) => from === 'customer');
  expect(replacing?.replaces).toContain(`${consultation?.callId};`);
});

test('a consultation that was taken, not made, is transferred to just the same', async ({
  agent,
  customer,
  colleague,
}) => {
  await talking({ agent, customer });
  await agent.act('a', { type: 'hold' });
  await colleague.call('sip:edward@sidetone.test');
  const { id } = await agent.offered();
  await agent.act(id, { type: 'answer' });
  await agent.saw(id, 'connected');
  await agent.act('a', { type: 'complete-transfer', with: id });
  expect(await agent.endedOnce('a')).toBe('transferred');
  expect(await agent.endedOnce(id)).toBe('transferred');
  await joined({ agent, customer, colleague });
});

test('completing before the consulted one has answered becomes a blind transfer, and never hangs', async ({
  agent,
  customer,
  colleague,
  seen,
}) => {
  await talking({ agent, customer });
  await colleague.mode('ring');
  await consulting({ agent, customer });
  await agent.saw('b', 'ringing');
  await agent.act('a', { type: 'complete-transfer', with: 'b' });
  expect(await agent.endedOnce('b')).toBe('cancelled');
  await colleague.saw('1 offered');
  expect((await agent.transfers('a'))[0]).toBe('blind trying');
  await colleague.answer();
  expect(await agent.endedOnce('a')).toBe('transferred');
  await joined({ agent, customer, colleague });
  expect(seen('REFER').map(({ referTo }) => referTo)).toEqual(['<sip:sissi@sidetone.test>']);
});

test('an attended transfer that the far end refuses leaves both calls as they were', async ({
  agent,
  customer,
  colleague,
}) => {
  await customer.stubborn();
  await talking({ agent, customer });
  await consulting({ agent, customer });
  await agent.saw('b', 'connected');
  await agent.act('a', { type: 'complete-transfer', with: 'b' });
  await expect
    .poll(async () => (await agent.transfers('a')).at(-1))
    .toBe('attended failed refused');
  await expect.poll(() => colleague.hears()).toEqual(['agent']);
  await agent.act('b', { type: 'hang-up' });
  expect(await agent.endedOnce('b')).toBe('hung-up');
  await agent.act('a', { type: 'resume' });
  await expect.poll(() => customer.hears()).toEqual(['agent']);
});
