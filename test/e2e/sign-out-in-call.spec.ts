import { expect } from '@playwright/test';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { askHub } from './harness/ask-hub';
import { test } from './harness/fixtures';
import { takeCall } from './harness/talk';

test('a call that a sign-out ends is heard of by nobody who comes after', async ({
  edward,
  customer,
}) => {
  const panel = await takeCall(edward, customer);
  await askHub(panel, 'sign-out', {});
  await customer.becomes('idle');
  const { calls, recent, wrapUps, signIn } = await edward.snapshot<Snapshot>();
  expect({ calls, recent, wrapUps, signIn }).toEqual({
    calls: [],
    recent: [],
    wrapUps: [],
    signIn: 'out',
  });
});
