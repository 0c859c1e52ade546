import type { Layer } from './fault';
import type { ReadLayer } from './layer';
import { DEFAULT_SETTINGS, type SettingKey } from './settings';

/** Who set what counts. */
export type Setter = Layer | 'built-in';

/** Keys whose entries are ruled one by one. */
export const MERGED = [
  'sites',
  'siteRegions',
  'formatDetection',
  'callerNumbers',
  'crm',
  'devices',
] as const satisfies readonly SettingKey[];
export type MergedKey = (typeof MERGED)[number];

/** One entry, and who has set it. */
export type Entry = { readonly value: unknown; readonly by: Setter };

/**
 * A record as it counts, each entry by the usual precedence; what was set later in the agent's own
 * stands later. Where the company enforces an entry that cannot be read, the agent's does not count.
 */
export function mergedEntries(
  key: MergedKey,
  { enforced, agent, defaults }: Readonly<Record<Layer, ReadLayer>>,
): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  const take = (values: unknown, by: Setter, but: readonly string[] = []): void => {
    for (const [name, value] of Object.entries(values ?? {})) {
      if (but.includes(name)) continue;
      entries.delete(name);
      entries.set(name, { value, by });
    }
  };
  if (key === 'devices') take(DEFAULT_SETTINGS.devices, 'built-in');
  take(defaults.values.get(key), 'defaults');
  if (!enforced.spoilt.has(key)) take(agent.values.get(key), 'agent', enforced.lost.get(key));
  take(enforced.values.get(key), 'enforced');
  return entries;
}
