import { kamailioPath } from '../../demo/pbx/process';
import { bothHear, expect, talking, test } from './harness/far-agent';
import { ownNetworkMissing } from './harness/network';
import { lostInCall, upAnew } from './harness/outage';
import { longIf } from '../long';

test.skip(kamailioPath() === undefined, 'Kamailio is not installed');
test.skip(ownNetworkMissing() !== undefined, ownNetworkMissing() ?? '');

// Half a minute and two minutes: test/soak/line-lost.spec.ts.
for (const [how, fault] of [
  ['swallowed', 'no-tcp'],
  ['refused', 'tcp-refused'],
] as const) {
  test(
    `F5: the signalling is ${how} for five seconds in a call: the far end hears all of it, and the line comes back`,
    longIf(how === 'refused'),
    async ({ network, pbx, agent, customer }) => {
      await lostInCall(5, fault, { network, pbx, agent, customer });
    },
  );
}

test('F5: a hang-up that was missed while the line was down is found out afterwards', async ({
  network,
  pbx,
  agent,
  customer,
}) => {
  await talking({ agent, customer });
  network.suffers('no-tcp');
  await agent.lineIs('down', 20_000);
  await customer.hangUp(0);
  await customer.saw('0 ended');
  const from = pbx.log.entries.length;
  network.recovers('no-tcp');
  await upAnew({ network, pbx, agent, customer }, from);
  await agent.saw('a', 'ended', 20_000);
  expect(await agent.endedOnce('a')).toBe('cut');
  await pbx.waitFor(
    ({ kind, method, status }) => kind === 'reply' && method === 'INVITE' && status === 481,
    { from },
  );
});

test('F5: the proxy is restarted in a call: the audio goes on, and a hang-up arrives afterwards', async ({
  network,
  pbx,
  agent,
  customer,
}) => {
  await talking({ agent, customer });
  const from = pbx.log.entries.length;
  await pbx.restart();
  await upAnew({ network, pbx, agent, customer }, from);
  await bothHear({ agent, customer });
  // A goodbye finds the agent only from a phone that is registered again, too.
  await expect.poll(() => pbx.registrations('customer')).toHaveLength(1);
  await customer.hangUp(0);
  expect(await agent.endedOnce('a')).toBe('remote-hung-up');
});
