import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import type { ManagedValues } from './policy/policies';

type Keys = Readonly<Record<string, { readonly type: string }>>;
type ManagedSchema = {
  readonly properties: Record<keyof ManagedValues, { readonly properties: Keys }>;
};

const SCHEMA = fileURLToPath(new URL('../../public/managed_schema.json', import.meta.url));

const values = v.optional(
  v.pipe(
    v.unknown(),
    v.check((part) => !Array.isArray(part), 'must be an object of keys'),
    v.record(v.string(), v.unknown()),
  ),
  {},
);
const schema = v.strictObject({ enforced: values, defaults: values });

export const NO_VALUES: ManagedValues = { enforced: {}, defaults: {} };

/**
 * The file of `--policy`: `{ "enforced": { … }, "defaults": { … } }`. Keys and their types are checked
 * here, because Chrome withholds the whole object for one value of a wrong type; what a value says
 * is checked by the extension, whose settings page reports it.
 *
 * @throws {Error} with one line for each fault.
 */
export function managedIn(file: string): ManagedValues {
  const parsed = v.safeParse(schema, JSON.parse(readFileSync(file, 'utf8')));
  const faults = parsed.success
    ? typeFaults(parsed.output)
    : parsed.issues.map((issue) => `${v.getDotPath(issue) ?? '.'}: ${issue.message}`);
  if (!parsed.success || faults.length > 0) {
    throw new Error(`${file} can't be used:\n  ${faults.join('\n  ')}`);
  }
  return parsed.output;
}

function typeFaults(managed: ManagedValues): readonly string[] {
  const { properties } = JSON.parse(readFileSync(SCHEMA, 'utf8')) as ManagedSchema;
  return (['enforced', 'defaults'] as const).flatMap((part) =>
    Object.entries(managed[part]).flatMap(([key, value]) => {
      const wanted = properties[part].properties[key]?.type;
      if (wanted === undefined)
        return [`${part}.${key}: no such key (docs/policy-keys.md has all)`];
      return wanted === typeOf(value) ? [] : [`${part}.${key}: must be of type ${wanted}`];
    }),
  );
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : typeof value;
}
