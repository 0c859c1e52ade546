import { expect } from '@playwright/test';
import { enforce } from '../e2e/harness/company-policy';
import { test } from '../e2e/harness/fixtures';
import { atRest, manyCalls } from '../e2e/harness/many-calls';

/** Its short sibling is test/e2e/ten-calls.spec.ts. */
test('five hundred calls leave nothing behind, and each was one INVITE', async ({
  edward,
  world,
  customer,
}) => {
  test.setTimeout(30 * 60_000);
  await manyCalls(edward, customer, 1);
  const before = await atRest(edward);
  for (let made = 1; made < 500; made += 50) {
    await enforce(edward, { callsPerMinute: 60, callsPerMinutePerSite: 60 });
    await manyCalls(edward, customer, Math.min(50, 500 - made));
  }
  expect(await atRest(edward)).toEqual(before);
  expect(world.pbx.invites()).toHaveLength(500);
});
