import { adminOnly, DEFAULT_SETTINGS, SETTING_KEYS } from '../../lib/policy/settings';
import { managedSchema, meaning, type ManagedNode } from './managed-schema';

/** `docs/policy-keys.md`: every key that a policy may have, as the schema has it. */
export function keyTable(): string {
  const { enforced } = managedSchema().properties ?? {};
  const rows = SETTING_KEYS.map((key) => {
    const type = enforced?.properties?.[key];
    const whose = adminOnly(key) ? 'company' : 'agent';
    return `| \`${key}\` | ${type ? typeText(type) : ''} | ${builtIn(DEFAULT_SETTINGS[key])} | ${whose} | ${meaning(key)} |`;
  });
  return `# Keys of the policy

Made from the schema by \`npm run generate\`; do not edit. How a policy is written and handed out:
[admin.md](admin.md#policy). "Who": \`company\` alone, or \`agent\` too unless it is enforced.

| key | type | built-in | who | meaning |
| --- | --- | --- | --- | --- |
${rows.join('\n')}
`;
}

function typeText({ type, items, additionalProperties, properties }: ManagedNode): string {
  if (items) return `list of ${typeText(items)}`;
  if (additionalProperties) return `object of ${typeText(additionalProperties)}`;
  if (!properties) return type;
  const fields = Object.entries(properties).map(([name, one]) => `${name}: ${typeText(one)}`);
  return `{ ${fields.join(', ')} }`;
}

function builtIn(value: unknown): string {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 3
    ? ''
    : `\`${JSON.stringify(value)}\``;
}
