import { test } from '@playwright/test';
import { workShift } from './harness/token-shift';

test('C5: a short shift: one refresh per expiry, never signed out, whatever happens between', async () => {
  test.info().annotations.push({ type: 'shift', description: await workShift(12, 5) });
});
