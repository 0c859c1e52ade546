import type { Parameters } from './request';

const upper = (key: string): string => key.slice(0, 1).toUpperCase() + key.slice(1);

/** `instanceId` → `InstanceId`: the SDK writes its parameters small, the OpenAPI wants them big. */
export function withBigLetters(
  request: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(request).map(([key, value]) => [upper(key.trim()), value]),
  );
}

/**
 * As the vendor's core writes parameters: a list is `Key.1`, `Key.2`, a list in a list `Key.1.1`, an
 * object in a list `Key.1.Sub`. An object that is in no list stays one, as JSON.
 */
export function flattened(request: Readonly<Record<string, unknown>>): Parameters {
  const flat: Record<string, string> = {};
  for (const [key, value] of Object.entries(request)) {
    if (Array.isArray(value)) addList(flat, key, value);
    else add(flat, key, value);
  }
  return flat;
}

/** As version 2.x wants lists: JSON in one parameter, `SignedSkillGroupIdList='["a","b"]'`. */
export function asJson(request: Readonly<Record<string, unknown>>): Parameters {
  const flat: Record<string, string> = {};
  for (const [key, value] of Object.entries(request)) add(flat, key, value);
  return flat;
}

function addList(flat: Record<string, string>, key: string, list: readonly unknown[]): void {
  list.forEach((item, at) => {
    const place = `${key}.${at + 1}`;
    if (Array.isArray(item)) return addList(flat, place, item);
    if (typeof item !== 'object' || item === null) return add(flat, place, item);
    for (const [sub, value] of Object.entries(item)) {
      if (Array.isArray(value)) addList(flat, `${place}.${sub}`, value);
      else add(flat, `${place}.${sub}`, value);
    }
  });
}

function add(flat: Record<string, string>, key: string, value: unknown): void {
  if (value === undefined || value === null) return;
  flat[key] = typeof value === 'string' ? value : JSON.stringify(value);
}
