import * as v from 'valibot';
import type { EffectivePolicy } from './effective';
import { MERGED, type MergedKey } from './merged-entries';
import { plain } from './read-value';
import { SETTING_KEYS, settingsSchema, type SettingKey } from './settings';

/** The keys that the agent has set, and what to. */
export type OwnSettings = Readonly<Record<string, unknown>>;

/** Why a change is not stored. */
export type OwnFault = 'settings-invalid' | 'set-by-company';

/**
 * The agent's settings after a change of some keys; `null` for a key takes the agent's own value
 * back. What the change leaves as it is anyway does not become the agent's: a form may hand over all
 * that it shows, and what the company changes later still arrives. All of the change, or nothing.
 */
export function withChange(
  own: OwnSettings,
  { values, origins, entries }: EffectivePolicy,
  change: unknown,
): OwnSettings | OwnFault {
  if (!plain(change)) return 'settings-invalid';
  const after: Record<string, unknown> = { ...own };
  for (const [name, wanted] of Object.entries(change)) {
    const key = SETTING_KEYS.find((known) => known === name);
    if (key === undefined) continue;
    if (wanted === null) {
      Reflect.deleteProperty(after, key);
      continue;
    }
    const parsed = v.safeParse(settingsSchema.entries[key].wrapped, wanted);
    if (!parsed.success) return 'settings-invalid';
    if (origins[key].locked) {
      if (!same(parsed.output, values[key])) return 'set-by-company';
    } else if (isMerged(key)) {
      const chosen = ownEntries(own[key], { of: values[key], by: entries[key] }, parsed.output);
      if (chosen === 'set-by-company') return chosen;
      if (Object.keys(chosen).length > 0) after[key] = chosen;
      else Reflect.deleteProperty(after, key);
    } else if (key in own || !same(parsed.output, values[key])) {
      after[key] = parsed.output;
    }
  }
  return after;
}

type Now = { readonly of: object; readonly by: Readonly<Record<string, string>> };

function ownEntries(own: unknown, now: Now, wanted: unknown): object | 'set-by-company' {
  const before = new Map(Object.entries(plain(own) ? own : {}));
  const standing = new Map<string, unknown>(Object.entries(now.of));
  const chosen: [string, unknown][] = [];
  for (const [name, value] of Object.entries(plain(wanted) ? wanted : {})) {
    const unchanged = same(value, standing.get(name));
    if (now.by[name] === 'enforced') {
      if (!unchanged) return 'set-by-company';
    } else if (before.has(name) || !unchanged) {
      chosen.push([name, value]);
    }
  }
  return Object.fromEntries(chosen);
}

function isMerged(key: SettingKey): key is MergedKey {
  return (MERGED as readonly SettingKey[]).includes(key);
}

/** Both have passed the same schema, which puts the fields of an object in one order. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
