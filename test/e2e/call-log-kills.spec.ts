import { expect, test } from '@playwright/test';
import { killedShift } from './harness/killed-shift';

/** Its long sibling is test/soak/call-log-kills.spec.ts. */
test('a browser that is killed 10 times, before a CRM that fails: every call is there, with its note', async () => {
  test.setTimeout(300_000);
  const { crm, agent, taken } = await killedShift(10, Math.random);
  try {
    expect(taken.size).toBeGreaterThan(1);
    for (const [call, note] of taken) {
      const there = crm.calls().filter(({ text }) => text.includes(call));
      expect(there.length, call).toBeGreaterThanOrEqual(1);
      for (const { text } of there) expect(text).toContain(note);
    }
  } finally {
    await agent.close();
    await crm.server.stop();
  }
});
