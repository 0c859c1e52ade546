import { test } from '@playwright/test';
import { everyCallIsThere } from '../e2e/harness/every-call-there';

const KILLS = Number(process.env['SOAK_KILLS'] ?? 200);

/** Its short sibling is test/e2e/call-log-kills.spec.ts. */
test(`the browser is killed ${KILLS} times before three CRMs that fail: every call is there, with its note`, async () => {
  test.setTimeout(180_000 + KILLS * 30_000);
  console.log(await everyCallIsThere(KILLS));
});
