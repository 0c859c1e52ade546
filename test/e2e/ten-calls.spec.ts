import { expect } from '@playwright/test';
import { test } from './harness/fixtures';
import { atRest, manyCalls } from './harness/many-calls';

test('ten calls in a row leave nothing behind, and each was one INVITE', async ({
  edward,
  world,
  customer,
}) => {
  await manyCalls(edward, customer, 1);
  const before = await atRest(edward);
  await manyCalls(edward, customer, 9);
  expect(await atRest(edward)).toEqual(before);
  expect(world.pbx.invites()).toHaveLength(10);
});
