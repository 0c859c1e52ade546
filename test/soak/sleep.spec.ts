import { kamailioPath } from '../../demo/pbx/process';
import { sleepsPastExpiry } from '../peers/harness/sleep';
import { test } from '../peers/harness/trio';

test.skip(kamailioPath() === undefined, 'Kamailio is not installed');
test.use({ pbxOptions: { registrationSeconds: 60 } });
test.setTimeout(240_000);

/** Its short sibling is in test/peers/line.spec.ts. */
test('F10: a sleep of 90 s, in which a registration of 60 s runs out', async ({
  agent,
  customer,
  pbx,
  stage,
}) => {
  await sleepsPastExpiry(90_000, { agent, pbx, stage });
  await customer.call('sip:+862155550100@sidetone.test');
  await agent.offered();
});
