import * as v from 'valibot';
import { finding, unknownKey, type Finding } from './fault';
import { settingsSchema, type SettingKey } from './settings';

/** What of a value counts. `value` is absent where nothing of it does. */
export type Reading = {
  readonly value?: unknown;
  /** Names of the entries of a record that do not count. */
  readonly lost: readonly string[];
  readonly findings: readonly Finding[];
};

/**
 * Reads one key as far as it can be read: of a list, a record or an object each entry is judged
 * alone, and the good ones count. Of a list without one good entry nothing does: an empty list may
 * mean the contrary of what was meant.
 */
export function readValue(key: SettingKey, value: unknown): Reading {
  const schema: v.GenericSchema = settingsSchema.entries[key].wrapped;
  if (isList(schema) && Array.isArray(value)) return readList(key, schema, value);
  if (isRecord(schema) && plain(value)) {
    return readEntries(value, key, (name, path) => {
      const { success, issues } = v.safeParse(schema.key, name);
      return success ? { schema: schema.value } : { finding: finding(path, name, issues[0]) };
    });
  }
  if (isObject(schema) && plain(value)) {
    return readEntries(value, key, (name, path, entry) => {
      // A name of every object, `valueOf` say, is no field.
      const field = Object.hasOwn(schema.entries, name) ? schema.entries[name] : undefined;
      return field ? { schema: field } : { finding: unknownKey(path, entry) };
    });
  }
  const { output, findings } = check(key, schema, value);
  return { value: output, lost: [], findings };
}

/** An object as JSON knows it. */
export function plain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

type List = v.GenericSchema & { readonly item: v.GenericSchema };
type Entries = v.GenericSchema & {
  readonly key: v.GenericSchema;
  readonly value: v.GenericSchema;
};
type Fields = v.GenericSchema & { readonly entries: Readonly<Record<string, v.GenericSchema>> };

const isList = (schema: v.GenericSchema): schema is List => schema.type === 'array';
const isRecord = (schema: v.GenericSchema): schema is Entries => schema.type === 'record';
const isObject = (schema: v.GenericSchema): schema is Fields => schema.type === 'object';

function readList(key: string, list: List, values: readonly unknown[]): Reading {
  const items = values.map((value, at) => check(`${key}[${String(at)}]`, list.item, value));
  const good = items.filter(({ findings }) => findings.length === 0).map(({ output }) => output);
  const findings = items.flatMap((item) => item.findings);
  if (good.length === 0 && values.length > 0) return { lost: [], findings };
  // What the list demands as a whole, its length say.
  const whole = check(key, list, good);
  return { value: whole.output, lost: [], findings: [...findings, ...whole.findings] };
}

/** The schema of an entry, or what is wrong with its name. */
type Named = { readonly schema: v.GenericSchema } | { readonly finding: Finding };

function readEntries(
  values: Readonly<Record<string, unknown>>,
  key: string,
  named: (name: string, path: string, value: unknown) => Named,
): Reading {
  const good: [string, unknown][] = [];
  const lost: string[] = [];
  const findings: Finding[] = [];
  for (const [name, value] of Object.entries(values)) {
    const path = `${key}["${name}"]`;
    const entry = named(name, path, value);
    const read = 'schema' in entry ? check(path, entry.schema, value) : entry;
    if ('output' in read) good.push([name, read.output]);
    else lost.push(name);
    findings.push(...('finding' in read ? [read.finding] : read.findings));
  }
  return { value: Object.fromEntries(good), lost, findings };
}

type Checked = { readonly output?: unknown; readonly findings: readonly Finding[] };

function check(path: string, schema: v.GenericSchema, value: unknown): Checked {
  const parsed = v.safeParse(schema, value);
  return parsed.success
    ? { output: parsed.output, findings: [] }
    : { findings: firstAtEach(parsed.issues.map((issue) => finding(path, value, issue))) };
}

/** What is wrong in several places is said of each; of one place the first that was found. */
function firstAtEach(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((one, at) => findings.findIndex(({ path }) => path === one.path) === at);
}
