import { expect, test } from '@playwright/test';
import type { CrmAfterwards } from './failing-crms';
import { killedShift } from './killed-shift';

const CALL_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/u;

/**
 * After so many kills every call is in each CRM's own table with its whole note, as often as is promised
 * there. Resolves with what was counted, for people.
 */
export async function everyCallIsThere(kills: number): Promise<string> {
  const { crms, taken } = await killedShift(kills, Math.random);
  const counted = [`${kills} kills, ${taken.size} calls with a note`, ...crms.map(countedIn)];
  const description = counted.join('; ');
  test.info().annotations.push({ type: 'delivered', description });
  expect(crms.map(({ promises }) => promises).sort()).toEqual([
    'at-least-once',
    'once',
    'once-asked',
  ]);
  expect(taken.size).toBeGreaterThan(1);
  for (const crm of crms) {
    const records = crm.calls();
    for (const [call, note] of taken) {
      const there = records.filter(({ text }) => text.includes(call));
      expect(there.length, `${call} in ${crm.name}`).toBeGreaterThanOrEqual(1);
      for (const { text } of there) expect(text).toContain(note);
    }
    if (crm.promises !== 'at-least-once') expect(twice(crm), crm.name).toEqual([]);
  }
  return description;
}

function countedIn(crm: CrmAfterwards): string {
  const records = `${crm.calls().length} records, ${twice(crm).length} of them duplicates`;
  return `${crm.name} (${crm.promises}): ${records}, ${crm.asked()} requests`;
}

/** The calls that are there more than once, each as often as it is too often. */
function twice(crm: CrmAfterwards): readonly string[] {
  const ids = crm.calls().map(({ text }) => CALL_ID.exec(text)?.[0] ?? text);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}
