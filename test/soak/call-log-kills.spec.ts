import { test } from '@playwright/test';
import { everyCallIsThere } from '../e2e/harness/every-call-there';

/** Its short sibling is test/e2e/call-log-kills.spec.ts. */
test('the browser is killed 200 times before a CRM that fails: every call is there, with its note', async () => {
  test.setTimeout(90 * 60_000);
  await everyCallIsThere(200);
});
