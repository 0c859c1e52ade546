import { words } from '../../lib/words';

/** A setting's value as a line of text, in words where there are any. */
export function valueText(value: unknown): string {
  switch (typeof value) {
    case 'boolean':
      return words(value ? 'policy_value_yes' : 'policy_value_no');
    case 'number':
      return String(value);
    case 'string':
      return value === '' ? words('policy_value_none') : value;
    default:
      return listText(value);
  }
}

function listText(value: unknown): string {
  if (Array.isArray(value)) return joined(value.map((one: unknown) => valueText(one)));
  if (typeof value !== 'object' || value === null) return words('policy_value_none');
  // Of a choice the label is what people know; its id is for machines.
  if ('label' in value) return String(value.label);
  if ('from' in value && 'to' in value && 'days' in value) {
    return `${valueText(value.days)} · ${String(value.from)}–${String(value.to)}`;
  }
  return joined(Object.entries(value).map(([name, one]) => `${name}: ${valueText(one)}`));
}

function joined(parts: readonly string[]): string {
  return parts.length === 0 ? words('policy_value_none') : parts.join(', ');
}
