import { test } from '@playwright/test';
import { everyCallIsThere } from './harness/every-call-there';

/** Its long sibling is test/soak/call-log-kills.spec.ts. */
test('F12: the browser is killed 3 times before three CRMs that fail: every call is there, with its note', async () => {
  test.setTimeout(300_000);
  await everyCallIsThere(3);
});
