import { finding, unknownKey, type Finding } from './fault';
import { plain, readValue } from './read-value';
import { SETTING_KEYS, type SettingKey } from './settings';

/** One of the three places that may set keys, as far as it can be read. */
export type ReadLayer = {
  readonly values: ReadonlyMap<SettingKey, unknown>;
  /** Keys that are set to something of which nothing counts. */
  readonly spoilt: ReadonlySet<SettingKey>;
  /** Names of the entries that do not count, by key. */
  readonly lost: ReadonlyMap<SettingKey, readonly string[]>;
  /** `key`: absent where the whole layer, or an unknown key, is meant. */
  readonly findings: readonly (Finding & { readonly key?: SettingKey })[];
};

/** Reads each key alone. What is no object at all has set every key to something unreadable. */
export function readLayer(found: unknown): ReadLayer {
  const values = new Map<SettingKey, unknown>();
  const spoilt = new Set<SettingKey>();
  const lost = new Map<SettingKey, readonly string[]>();
  if (found === undefined || found === null) return { values, spoilt, lost, findings: [] };
  if (!plain(found)) {
    return { values, spoilt: new Set(SETTING_KEYS), lost, findings: [notAnObject(found)] };
  }
  const findings = Object.entries(found).flatMap(([name, value]) => {
    const key = SETTING_KEYS.find((known) => known === name);
    if (key === undefined) return [unknownKey(name, value)];
    const read = readValue(key, value);
    if (read.value === undefined) spoilt.add(key);
    else values.set(key, read.value);
    if (read.lost.length > 0) lost.set(key, read.lost);
    return read.findings.map((one) => ({ ...one, key }));
  });
  return { values, spoilt, lost, findings };
}

function notAnObject(found: unknown): Finding {
  return finding('', found, { type: 'object', expected: 'Object' });
}
