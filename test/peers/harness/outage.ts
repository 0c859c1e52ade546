import type { Pbx } from '../../../demo/pbx/kamailio';
import { bothHear, expect, heardFor, talking } from './far-agent';
import type { NetworkFault, OwnNetwork } from './network';
import type { Agent, BrowserPhone } from './stage';

type City = {
  readonly network: OwnNetwork;
  readonly pbx: Pbx;
  readonly agent: Agent;
  readonly customer: BrowserPhone;
};

/** Waits until the line is up by a REGISTER that the proxy has accepted since then. */
export async function upAnew({ pbx, agent }: City, from: number): Promise<void> {
  await agent.lineIs('up', 60_000);
  const accepted = pbx.waitFor(
    ({ kind, method, status, to }) =>
      kind === 'own-reply' && method === 'REGISTER' && status === 200 && to === 'edward',
    { from },
  );
  await accepted;
}

/**
 * The signalling is lost in a call for as long as it takes the customer to hear so many seconds of
 * the agent. The agent is told that the line is down and when the next try is; afterwards a hang-up
 * by the customer arrives.
 */
export async function lostInCall(seconds: number, fault: NetworkFault, city: City): Promise<void> {
  const { network, pbx, agent, customer } = city;
  await talking(city);
  network.suffers(fault);
  const heard = heardFor(seconds, customer);
  await agent.lineIs('down', 20_000);
  const down = (await agent.lines()).at(-1);
  expect(down).toMatchObject({ fault: 'lost' });
  // The panel counts down to it.
  expect(down).toHaveProperty('retryAt');
  await heard;
  await bothHear(city);
  expect((await agent.lines()).at(-1)?.state).toBe('down');
  const from = pbx.log.entries.length;
  network.recovers(fault);
  await upAnew(city, from);
  expect(await agent.connectingAtOnce()).toBe(1);
  expect((await agent.callEvents('a')).map(({ type }) => type)).not.toContain('ended');
  await bothHear(city);
  await customer.hangUp(0);
  expect(await agent.endedOnce('a')).toBe('remote-hung-up');
}
