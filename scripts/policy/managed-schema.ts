import type * as v from 'valibot';
import { settingsSchema, SETTING_KEYS, type SettingKey } from '../../lib/policy/settings';
import en from '../../public/_locales/en/messages.json';

/** As much of JSON Schema as Chrome takes for a managed schema, and we use. */
export type ManagedNode = {
  readonly type: 'array' | 'boolean' | 'number' | 'object' | 'string';
  readonly description?: string;
  readonly items?: ManagedNode;
  readonly properties?: Readonly<Record<string, ManagedNode>>;
  readonly additionalProperties?: ManagedNode;
};

/**
 * What `storage.managed_schema` names: the types of the company's policy, and nothing but types.
 * Chrome withholds all of `enforced` when one value in it does not fit (measured), and tells nobody;
 * so limits, choices and patterns are left to our own reading, which skips that value alone and
 * reports it. For the same reason whole numbers are `number`s.
 */
export function managedSchema(): ManagedNode {
  const part = (description: string): ManagedNode => ({
    type: 'object',
    description,
    properties: Object.fromEntries(
      SETTING_KEYS.map((key) => [
        key,
        { ...nodeOf(settingsSchema.entries[key]), description: meaning(key) },
      ]),
    ),
  });
  return {
    type: 'object',
    properties: {
      enforced: part('What agents cannot change'),
      defaults: part('What counts until an agent changes it'),
    },
  };
}

/** What a key is for, as the settings page says it in English. */
export function meaning(key: SettingKey): string {
  const name = `policy_key_${key.replace(/[A-Z]/gu, (letter) => `_${letter.toLowerCase()}`)}`;
  const found = Object.entries(en).find(([one]) => one === name);
  if (!found) throw new Error(`${name} is missing in public/_locales`);
  return found[1].message;
}

type Schema = v.GenericSchema & {
  readonly wrapped?: v.GenericSchema;
  readonly item?: v.GenericSchema;
  readonly value?: v.GenericSchema;
  readonly entries?: Readonly<Record<string, v.GenericSchema>>;
};

/** The type of one key, or of a part of one. */
function nodeOf(schema: Schema): ManagedNode {
  const { wrapped, item, value, entries } = schema;
  switch (schema.type) {
    case 'optional':
      if (wrapped) return nodeOf(wrapped);
      break;
    case 'array':
      if (item) return { type: 'array', items: nodeOf(item) };
      break;
    case 'record':
      if (value) return { type: 'object', additionalProperties: nodeOf(value) };
      break;
    case 'object':
      if (entries) return { type: 'object', properties: mapped(entries) };
      break;
    case 'boolean':
    case 'number':
      return { type: schema.type };
    // Choices, and addresses that may be empty, are texts to Chrome.
    case 'literal':
    case 'picklist':
    case 'string':
    case 'union':
      return { type: 'string' };
  }
  throw new Error(`Chrome's managed schemas know nothing like ${schema.type}`);
}

function mapped(entries: Readonly<Record<string, v.GenericSchema>>): Record<string, ManagedNode> {
  return Object.fromEntries(Object.entries(entries).map(([name, one]) => [name, nodeOf(one)]));
}
