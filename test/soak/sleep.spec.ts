import { startWorld } from '../../demo/world';
import { kamailioPath } from '../../demo/pbx/process';
import { launchBrowser } from '../e2e/harness/browser';
import { signInAsEdward } from '../e2e/harness/fixtures';
import { sleeps } from '../e2e/harness/sleep';
import { sleepsPastExpiry } from '../peers/harness/sleep';
import { test } from '../peers/harness/trio';

test.skip(kamailioPath() === undefined, 'Kamailio is not installed');
test.use({ pbxOptions: { registrationSeconds: 60 } });
test.setTimeout(240_000);

const SLEEP_MS = 90_000;

/** Its short sibling is in test/peers/line.spec.ts. */
test('F10: a sleep of 90 s, in which a registration of 60 s runs out: afterwards it rings', async ({
  agent,
  customer,
  pbx,
  stage,
}) => {
  await sleepsPastExpiry(SLEEP_MS, { agent, pbx, stage });
  await customer.call('sip:+862155550100@sidetone.test');
  await agent.offered();
});

/** Its short sibling is test/e2e/sleep.spec.ts. */
test('F10: the panel after a sleep of 90 s is ready only by a new registration', async ({
  pbxOptions,
}) => {
  const world = await startWorld({ pbx: pbxOptions });
  const edward = await launchBrowser();
  await signInAsEdward(edward, world);
  await sleeps(SLEEP_MS, edward, world);
  await edward.close();
  await world.stop();
});
