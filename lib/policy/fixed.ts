import type { EffectivePolicy } from './effective';
import type { MergedKey } from './merged-entries';

/** The entries of a key that the company has set for good: the agent cannot change them. */
export function fixedEntries(
  { values, origins, entries }: EffectivePolicy,
  key: MergedKey,
): readonly string[] {
  return Object.keys(values[key]).filter(
    (name) => origins[key].locked || entries[key][name] === 'enforced',
  );
}
