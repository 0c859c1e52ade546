import { expect, test } from '@playwright/test';
import { startWorld } from '../../demo/world';
import { launchBrowser } from '../e2e/harness/browser';
import { Customer } from '../e2e/harness/customer';
import { en } from '../e2e/harness/en';
import { isReady } from '../e2e/harness/says';
import { dialAndTalk, openList } from '../e2e/harness/talk';
import { Company } from './harness/company';
import { mayRule } from './harness/managed-policy';

test.skip(!mayRule(), 'the policy of this machine is not ours to write');

test('an agent’s first day: what policy installed is configured; sign in, click, talk', async () => {
  const company = await Company.open();
  const redirectAddress = `https://${company.key.id}.chromiumapp.org/call-centre`;
  const world = await startWorld({ identityProvider: { redirectAddress } });
  await company.release('0.1.0', { enforced: world.settings, defaults: { afterCallSeconds: 0 } });
  company.rollOut();
  const agent = await launchBrowser({ installed: true });
  const customer = await Customer.open(world.customerPhone.url);

  const page = await openList(agent, world);
  const panel = await agent.panels.open(page);
  await panel.getByRole('button', { name: en('sign_in'), exact: true }).click();
  await agent.signInAt({ name: 'Edward', password: '1234' });
  await isReady(panel);
  await dialAndTalk(agent, customer, page);
  const worker = await agent.worker();
  // Nothing was set by hand.
  expect(await worker.evaluate(() => chrome.storage.local.get('settings'))).toEqual({});

  await customer.close();
  await agent.close();
  await world.stop();
  await company.close();
});
