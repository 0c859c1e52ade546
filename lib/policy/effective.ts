import * as v from 'valibot';
import type { FaultEffect, Layer, PolicyFault } from './fault';
import { readLayer, type ReadLayer } from './layer';
import { MERGED, mergedEntries, type Entry, type MergedKey, type Setter } from './merged-entries';
import {
  adminOnly,
  SETTING_KEYS,
  settingsSchema,
  type SettingKey,
  type Settings,
} from './settings';
import { strictestOf, STOPS_DIALLING } from './strictest';

/** Where a key's value comes from. */
export type Origin = {
  readonly by: Setter;
  /** The agent cannot change it. */
  readonly locked: boolean;
  /** The company proposes a value, which counts where the agent has none. */
  readonly proposed: boolean;
};

/** What the company's policy and the agent's own settings come to. */
export type EffectivePolicy = {
  readonly values: Settings;
  readonly origins: Readonly<Record<SettingKey, Origin>>;
  /** Who has set each entry of the keys that are ruled entry by entry. */
  readonly entries: Readonly<Record<MergedKey, Readonly<Record<string, Setter>>>>;
  readonly faults: readonly PolicyFault[];
  /** A restricting key is unreadable, and nobody can say what it was to spare: nobody is called. */
  readonly stopsDialling: boolean;
};

/** As they were found, so that anything may stand there. */
export type Layers = Readonly<Partial<Record<Layer, unknown>>>;

type Read = Readonly<Record<Layer, ReadLayer>>;
type Outcome = { readonly value?: unknown; readonly origin: Origin };

const LAYERS = ['enforced', 'defaults', 'agent'] as const;

/**
 * For every key the first that is set: by the company for good, by the agent, by the company as a
 * proposal, by ourselves. Some keys are the company's alone (`ADMIN_ONLY`); some are ruled entry by
 * entry. A value that does not fit is skipped alone, but weakens nothing: what the company enforces
 * stays out of the agent's hands although it cannot be read, and what restricts does so as strictly
 * as it can (`STRICTEST`, `STOPS_DIALLING`).
 */
export function effectivePolicy(layers: Layers): EffectivePolicy {
  const read: Read = {
    enforced: readLayer(layers.enforced),
    defaults: readLayer(layers.defaults),
    agent: readLayer(layers.agent),
  };
  const merged = byKey(MERGED, (key) => mergedEntries(key, read));
  const outcomes = byKey(SETTING_KEYS, (key) =>
    isMerged(key) ? mergedOutcome(key, merged[key], read) : outcome(key, read),
  );
  const set = SETTING_KEYS.filter((key) => outcomes[key].value !== undefined);
  return {
    values: v.parse(
      settingsSchema,
      byKey(set, (key) => outcomes[key].value),
    ),
    origins: byKey(SETTING_KEYS, (key) => outcomes[key].origin),
    entries: byKey(MERGED, (key) =>
      Object.fromEntries([...merged[key]].map(([name, { by }]) => [name, by])),
    ),
    faults: LAYERS.flatMap((layer) => faultsOf(layer, read)),
    stopsDialling: STOPS_DIALLING.some((key) => unreadableIn(key, read) !== null),
  };
}

function outcome(key: SettingKey, read: Read): Outcome {
  const { enforced, agent, defaults } = read;
  const locked = adminOnly(key) || enforced.values.has(key) || enforced.spoilt.has(key);
  const origin = (by: Setter): Origin => ({ by, locked, proposed: defaults.values.has(key) });
  const unreadable = unreadableIn(key, read);
  const strictest = unreadable && strictestOf(key);
  if (unreadable && (strictest !== undefined || STOPS_DIALLING.includes(key))) {
    return { value: strictest, origin: origin(unreadable) };
  }
  const from = (layer: ReadLayer, by: Setter): Outcome | null =>
    layer.values.has(key) ? { value: layer.values.get(key), origin: origin(by) } : null;
  return (
    from(enforced, 'enforced') ??
    (locked ? null : from(agent, 'agent')) ??
    from(defaults, 'defaults') ?? { origin: origin('built-in') }
  );
}

/** Where the company means to be obeyed about a key, and cannot be understood. */
function unreadableIn(key: SettingKey, { enforced, defaults }: Read): Layer | null {
  if (enforced.spoilt.has(key)) return 'enforced';
  const ruled = adminOnly(key) && !enforced.values.has(key);
  return ruled && defaults.spoilt.has(key) ? 'defaults' : null;
}

/** The whole key's origin is that of the entry which says most about who has been at work. */
const TELLING: readonly Setter[] = ['agent', 'enforced', 'defaults', 'built-in'];

function mergedOutcome(
  key: MergedKey,
  entries: ReadonlyMap<string, Entry>,
  { enforced, defaults }: Read,
): Outcome {
  const setters = [...entries.values()].map(({ by }) => by);
  const by = TELLING.find((setter) => setters.includes(setter)) ?? 'built-in';
  const value = Object.fromEntries([...entries].map(([name, entry]) => [name, entry.value]));
  const locked = enforced.spoilt.has(key);
  return { value, origin: { by, locked, proposed: defaults.values.has(key) } };
}

function faultsOf(layer: Layer, read: Read): readonly PolicyFault[] {
  return read[layer].findings.map(({ key, ...finding }) => ({
    ...finding,
    layer,
    effect: finding.path === '' ? 'stops-dialling' : effectOf(key, layer, read),
  }));
}

function effectOf(key: SettingKey | undefined, layer: Layer, read: Read): FaultEffect {
  if (key === undefined || unreadableIn(key, read) !== layer) return 'skipped';
  if (STOPS_DIALLING.includes(key)) return 'stops-dialling';
  return strictestOf(key) === undefined ? 'skipped' : 'strictest';
}

function isMerged(key: SettingKey): key is MergedKey {
  return (MERGED as readonly SettingKey[]).includes(key);
}

function byKey<K extends string, V>(keys: readonly K[], valueOf: (key: K) => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<K, V>;
}
