import { browser } from '../browser';
import { SETTINGS_KEY } from '../policy/settings';
import { POLICY_KEY, standingOf, type PolicyMemory, type Standing } from '../policy/standing';
import type { OwnSettings } from '../policy/own-settings';
import { plain } from '../policy/read-value';

/** What settings and policy stand on, as it is stored at one moment. */
export type Stored = {
  readonly own: OwnSettings;
  readonly standing: Standing;
};

/** Reads what the agent has set and what the company rules, and what follows from both. */
export async function readStored(now: number): Promise<Stored> {
  const [local, managed, unpacked] = await Promise.all([
    browser.storage.local.get([SETTINGS_KEY, POLICY_KEY]),
    // It is refused where the browser knows no policies.
    browser.storage.managed.get(null).catch(() => ({})),
    installedUnpacked(),
  ]);
  const own = plain(local[SETTINGS_KEY]) ? local[SETTINGS_KEY] : {};
  const memory = memoryOf(local[POLICY_KEY]) ?? { since: now };
  return { own, standing: standingOf({ managed, memory, own, unpacked }) };
}

/** Hears of every change of either; more often than something changes, never less. */
export function onStoredChange(listener: () => void): void {
  browser.storage.onChanged.addListener((changes, area) => {
    const ours = area === 'local' && SETTINGS_KEY in changes;
    if (ours || area === 'managed') listener();
  });
}

/** Keeps what must be known at the next start, where it is not known yet. */
export async function remember(memory: PolicyMemory): Promise<void> {
  const stored = await browser.storage.local.get(POLICY_KEY);
  if (JSON.stringify(stored[POLICY_KEY]) === JSON.stringify(memory)) return;
  await browser.storage.local.set({ [POLICY_KEY]: memory });
}

function memoryOf(stored: unknown): PolicyMemory | null {
  if (!plain(stored) || typeof stored['since'] !== 'number') return null;
  const { since, seen } = stored;
  return plain(seen) ? { since, seen } : { since };
}

async function installedUnpacked(): Promise<boolean> {
  const self = await browser.management.getSelf();
  return self.installType === 'development';
}
