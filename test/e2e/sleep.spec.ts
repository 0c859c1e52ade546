import { startWorld } from '../../demo/world';
import { launchBrowser } from './harness/browser';
import { signInAsEdward, test } from './harness/fixtures';
import { sleeps } from './harness/sleep';

// A minute and a half: test/soak/sleep.spec.ts.
test('F10: the computer sleeps until the registration has run out: the panel is ready only by a new one', async () => {
  const world = await startWorld({ pbx: { registrationSeconds: 8 } });
  const edward = await launchBrowser();
  await signInAsEdward(edward, world);
  await sleeps(7_000, edward, world);
  await edward.close();
  await world.stop();
});
