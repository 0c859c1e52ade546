import { test as base } from '@playwright/test';
import { startPbx } from '../../../demo/pbx/kamailio';
import type { Pbx, PbxOptions, SipEvent } from '../../../demo/pbx/kamailio';
import { kamailioPath } from '../../../demo/pbx/process';
import { Stage } from './stage';
import type { Agent, BrowserPhone } from './stage';

export { expect } from '@playwright/test';

type Trio = {
  readonly pbxOptions: PbxOptions;
  readonly pbx: Pbx;
  /** The provider under test. */
  readonly agent: Agent;
  /** Has every number that is nobody else's. */
  readonly customer: BrowserPhone;
  readonly colleague: BrowserPhone;
  /** Every request of a method that the proxy let through or refused, oldest first. */
  readonly seen: (method: string) => SipEvent[];
};

/** Three real endpoints at one real proxy. */
export const test = base.extend<Trio, { stage: Stage }>({
  stage: [
    // eslint-disable-next-line no-empty-pattern -- Playwright reads the fixture's wishes here
    async ({}, use) => {
      const stage = await Stage.open();
      await use(stage);
      await stage.close();
    },
    { scope: 'worker' },
  ],
  pbxOptions: [{}, { option: true }],
  pbx: async ({ pbxOptions }, use) => {
    const pbx = await startPbx(pbxOptions);
    await use(pbx);
    await pbx.stop();
  },
  agent: async ({ stage, pbx }, use) => {
    const agent = await stage.agent(pbx);
    await use(agent);
    await agent.abort();
    await agent.page.context().close();
  },
  customer: async ({ stage, pbx }, use) => {
    const phone = await stage.phone(pbx, 'customer', 'customer');
    await use(phone);
    await phone.page.context().close();
  },
  colleague: async ({ stage, pbx }, use) => {
    const phone = await stage.phone(pbx, 'sissi', 'colleague');
    await use(phone);
    await phone.page.context().close();
  },
  seen: async ({ pbx }, use) => {
    await use((method) =>
      pbx.log.entries.filter((event) => event.kind === 'request' && event.method === method),
    );
  },
});

test.skip(kamailioPath() === undefined, 'Kamailio is not installed');
