import { expect, test } from './harness/trio';

const CUSTOMER = '+8613800138000';
const EDWARD = 'sip:+862155550100@sidetone.test';

for (const [reason, status] of [
  [undefined, 486],
  ['busy', 486],
  ['declined', 603],
  ['away', 480],
] as const) {
  test(`rejected as ${reason ?? 'nothing in particular'}: the caller is told ${status}`, async ({
    agent,
    customer,
  }) => {
    await customer.call(EDWARD);
    const { id } = await agent.offered();
    await agent.act(id, { type: 'reject', ...(reason && { reason }) });
    expect(await agent.endedOnce(id)).toBe('declined');
    await customer.saw(`0 status ${status}`);
  });
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

test('keys with a pause between them arrive in order, and the pause with them', async ({
  agent,
  customer,
}) => {
  await agent.talk('a', CUSTOMER);
  await agent.page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { toned: heard });
    const native = Reflect.get<RTCDTMFSender, 'insertDTMF'>(RTCDTMFSender.prototype, 'insertDTMF');
    RTCDTMFSender.prototype.insertDTMF = function (tones, duration, gap) {
      this.ontonechange = ({ tone }) => heard.push(tone);
      Reflect.apply(native, this, [tones, duration, gap]);
    };
  });
  await agent.act('a', { type: 'dtmf', tones: '1,2' });
  await expect
    .poll(() => agent.page.evaluate(() => (window as unknown as { toned: string[] }).toned))
    .toEqual(['1', ',', '2', '']);
  await expect.poll(() => customer.hears()).toEqual(['agent']);
});

for (const [how, useUpdate] of [
  ['re-INVITE', false],
  ['UPDATE', true],
] as const) {
  test(`the call centre names somebody else by ${how}: the call shows them, and talks on`, async ({
    agent,
    customer,
  }) => {
    await agent.talk('a', CUSTOMER);
    await customer.name(0, '"Bo Li" <sip:+8613900139000@sidetone.test>', useUpdate);
    await agent.saw('a', 'party');
    const events = await agent.callEvents('a');
    expect(events.filter(({ type }) => type === 'party')).toEqual([
      { type: 'party', number: '+8613900139000', displayName: 'Bo Li' },
    ]);
    await expect.poll(() => customer.hears()).toEqual(['agent']);
    await expect.poll(() => agent.hears()).toEqual(['customer']);
  });
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
