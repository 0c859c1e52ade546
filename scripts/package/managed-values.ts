import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { ManagedValues } from './policy/policies';

const values = v.optional(v.record(v.string(), v.unknown()), {});
const schema = v.strictObject({ enforced: values, defaults: values });

export const NO_VALUES: ManagedValues = { enforced: {}, defaults: {} };

/**
 * The file of `--policy`: `{ "enforced": { … }, "defaults": { … } }`.
 *
 * @throws {Error} with one line for each fault.
 */
export function managedIn(file: string): ManagedValues {
  const parsed = v.safeParse(schema, JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.output;
  const faults = parsed.issues.map((issue) => `${v.getDotPath(issue) ?? '.'}: ${issue.message}`);
  throw new Error(`${file} can't be used:\n  ${faults.join('\n  ')}`);
}
