import { browser } from '../browser';

/** Has the worker woken by an alarm, ms since 1970; `undefined`: not any more. */
export async function wakeAt(alarm: string, when: number | undefined): Promise<void> {
  if (when === undefined) await browser.alarms.clear(alarm);
  else await browser.alarms.create(alarm, { when });
}
