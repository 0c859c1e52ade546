import { expect, test } from '@playwright/test';
import { killedShift } from './killed-shift';

/** After so many kills every call is in the CRM's own table, at least once, with its whole note. */
export async function everyCallIsThere(kills: number): Promise<void> {
  const { crm, agent, taken } = await killedShift(kills, Math.random);
  try {
    const records = crm.calls();
    const description = `${String(taken.size)} calls, ${String(records.length)} records, ${String(crm.server.asked.length)} requests`;
    test.info().annotations.push({ type: 'delivered', description });
    expect(taken.size).toBeGreaterThan(1);
    for (const [call, note] of taken) {
      const there = records.filter(({ text }) => text.includes(call));
      expect(there.length, call).toBeGreaterThanOrEqual(1);
      for (const { text } of there) expect(text).toContain(note);
    }
  } finally {
    await agent.close();
    await crm.server.stop();
  }
}
