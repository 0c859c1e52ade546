import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { keyTable } from '../scripts/policy/key-table';
import { managedSchema } from '../scripts/policy/managed-schema';
import { SETTING_KEYS } from '../lib/policy/settings';

const ROOT = join(import.meta.dirname, '..');

/** `npm run generate` writes both files anew, by `-u`. */
describe('what is generated from the schema', () => {
  it.each([
    ['public/managed_schema.json', () => JSON.stringify(managedSchema()), 'json'],
    ['docs/policy-keys.md', keyTable, 'markdown'],
  ] as const)('%s is up to date', async (path, make, parser) => {
    const file = join(ROOT, path);
    const text = await format(make(), { ...(await resolveConfig(file)), parser });
    await expect(text).toMatchFileSnapshot(file);
  });
});

/**
 * Rules of Chrome for managed schemas: with one that it does not take, the extension does not load
 * (https://source.chromium.org/chromium/chromium/src/+/main:components/policy/core/common/schema.cc).
 */
const TYPES = ['array', 'boolean', 'integer', 'number', 'object', 'string'];
const KEYWORDS: Readonly<Record<string, readonly string[]>> = {
  object: ['properties', 'patternProperties', 'additionalProperties', 'required'],
  array: ['items'],
  integer: ['enum', 'minimum', 'maximum'],
  string: ['enum', 'pattern'],
};
const ANYWHERE = ['type', 'title', 'description'];

function breaches(node: unknown, path: string): string[] {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return [`${path}: no node`];
  const { type, items, properties, additionalProperties } = node as Record<string, unknown>;
  if (typeof type !== 'string' || !TYPES.includes(type)) return [`${path}: type ${String(type)}`];
  const known = [...ANYWHERE, ...(KEYWORDS[type] ?? [])];
  const unknown = Object.keys(node).filter((keyword) => !known.includes(keyword));
  return [
    ...unknown.map((keyword) => `${path}: ${keyword}`),
    ...(type === 'array' ? breaches(items, `${path}[]`) : []),
    ...(additionalProperties === undefined ? [] : breaches(additionalProperties, `${path}.*`)),
    ...Object.entries(properties ?? {}).flatMap(([name, one]) => breaches(one, `${path}.${name}`)),
  ];
}

describe('the managed schema', () => {
  it('holds nothing that Chrome does not take', () => {
    const schema = managedSchema();
    expect(breaches(schema, '')).toEqual([]);
    expect([schema.type, schema.additionalProperties]).toEqual(['object', undefined]);
  });

  it.each(['enforced', 'defaults'])('%s has every key, and demands none', (part) => {
    const node = managedSchema().properties?.[part];
    expect(Object.keys(node?.properties ?? {})).toEqual([...SETTING_KEYS]);
    expect(JSON.stringify(node)).not.toContain('"required"');
  });

  it('says types alone, or Chrome would withhold everything beside a value that does not fit', () => {
    expect(JSON.stringify(managedSchema())).not.toMatch(
      /"(?:enum|pattern|minimum|maximum|integer)"/u,
    );
  });

  it.each([
    { type: ['string', 'number'] },
    { type: 'array' },
    { type: 'object', properties: { a: { type: 'string', format: 'uri' } } },
    { type: 'number', default: 3 },
    { type: 'object', additionalProperties: true },
    { anyOf: [] },
  ])('the rules refuse %j', (node) => {
    expect(breaches(node, '')).not.toEqual([]);
  });
});
