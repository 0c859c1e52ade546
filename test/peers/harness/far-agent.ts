import { expect, test as base } from '@playwright/test';
import { startPbx } from '../../../demo/pbx/kamailio';
import type { Pbx } from '../../../demo/pbx/kamailio';
import { OwnNetwork } from './network';
import { Stage } from './stage';
import type { Agent, BrowserPhone } from './stage';

export { expect } from '@playwright/test';

const CUSTOMER = '+8613800138000';

/** How often an agent proves the line, in ms: what falls silent is noticed within this and 4 s. */
export const KEEP_ALIVE_MS = 1_000;

type Parts = {
  readonly pbx: Pbx;
  /** The provider under test, alone in its network. */
  readonly agent: Agent;
  readonly customer: BrowserPhone;
};
type Machines = {
  readonly network: OwnNetwork;
  /** The browser in that network, and one beside the call centre. */
  readonly agents: Stage;
  readonly customers: Stage;
};

/** An agent whose network can be made bad, and a call centre and a customer beyond it. */
export const test = base.extend<Parts, Machines>({
  network: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's wishes here
    async ({}, use) => {
      const network = new OwnNetwork();
      try {
        network.plug(1);
        await use(network);
      } finally {
        network.remove();
      }
    },
    { scope: 'worker' },
  ],
  agents: [
    async ({ network }, use) => {
      const stage = await Stage.open(network.chromium());
      await use(stage);
      await stage.close();
    },
    { scope: 'worker' },
  ],
  customers: [
    // eslint-disable-next-line no-empty-pattern -- as above
    async ({}, use) => {
      const stage = await Stage.open();
      await use(stage);
      await stage.close();
    },
    { scope: 'worker' },
  ],
  pbx: async ({ network }, use) => {
    network.mend();
    const pbx = await startPbx({ address: network.centre });
    await use(pbx);
    await pbx.stop();
  },
  agent: async ({ agents, pbx }, use) => {
    const agent = await agents.agent(pbx, KEEP_ALIVE_MS);
    await use(agent);
    await agent.abort();
    await agent.page.context().close();
  },
  customer: async ({ customers, pbx }, use) => {
    const phone = await customers.phone(pbx, 'customer', 'customer');
    await use(phone);
    await phone.page.context().close();
  },
});

type Talk = { readonly agent: Agent; readonly customer: BrowserPhone };

/** Waits until each hears the other, and nobody else. */
export async function bothHear({ agent, customer }: Talk): Promise<void> {
  await expect.poll(() => customer.hears(), { timeout: 30_000 }).toEqual(['agent']);
  await expect.poll(() => agent.hears(), { timeout: 30_000 }).toEqual(['customer']);
}

/** Calls the customer, who answers. */
export async function talking(talk: Talk): Promise<void> {
  await talk.agent.talk('a', CUSTOMER);
  await bothHear(talk);
}

/** Waits until the customer has got so many more seconds of sound, which is 50 packets each. */
export async function heardFor(seconds: number, customer: BrowserPhone): Promise<void> {
  const { received } = await customer.counts();
  await expect
    .poll(async () => (await customer.counts()).received, { timeout: (seconds + 20) * 1_000 })
    .toBeGreaterThan(received + seconds * 50);
}

/** The part of the agent's packets that did not reach the customer, by the customer's own count. */
export async function missedBy(
  customer: BrowserPhone,
  during: () => Promise<void>,
): Promise<number> {
  const before = await customer.counts();
  await during();
  const after = await customer.counts();
  const lost = after.lost - before.lost;
  return lost / (after.received - before.received + lost);
}
