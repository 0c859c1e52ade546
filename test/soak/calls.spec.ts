import { expect } from '@playwright/test';
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
  await manyCalls(edward, customer, 499);
  expect(await atRest(edward)).toEqual(before);
  expect(world.pbx.invites()).toHaveLength(500);
});
