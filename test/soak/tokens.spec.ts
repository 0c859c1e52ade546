import { test } from '@playwright/test';
import { workShift } from '../e2e/harness/token-shift';

const EXPIRIES = Number(process.env['SOAK_EXPIRIES'] ?? 480);

test(`C5: ${EXPIRIES} expiries: one refresh each, never signed out, whatever happens between`, async () => {
  test.setTimeout(EXPIRIES * 15_000);
  console.log(await workShift(EXPIRIES, 2026));
});
