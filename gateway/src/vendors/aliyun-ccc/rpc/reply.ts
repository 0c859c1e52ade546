const lower = (key: string): string => key.slice(0, 1).toLowerCase() + key.slice(1);

/**
 * A reply as the SDK reads it: keys with small first letters, all the way down. Version 1.x wraps its
 * lists once more than they need it (`SkillLevels: { SkillLevel: […] }`): with `unwrap` that is undone.
 */
export function forTheSdk(reply: unknown, unwrap: boolean): unknown {
  if (Array.isArray(reply)) return reply.map((item) => forTheSdk(item, unwrap));
  if (typeof reply !== 'object' || reply === null) return reply;
  return Object.fromEntries(
    Object.entries(reply).map(([key, value]) => [
      lower(key),
      forTheSdk(unwrap ? unwrapped(key, value) : value, unwrap),
    ]),
  );
}

function unwrapped(key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const [[inner, list] = ['', undefined], ...more] = Object.entries(value);
  return more.length === 0 && Array.isArray(list) && wraps(key, inner) ? list : value;
}

/** `SkillLevels` wraps `SkillLevel`, `OutboundPhoneNumbers` `PhoneNumber`, and `List` whatever it lists. */
function wraps(outer: string, inner: string): boolean {
  const plurals = [`${inner}s`, `${inner}es`, inner.replace(/y$/u, 'ies')];
  return outer === 'List' || plurals.some((plural) => outer.endsWith(plural));
}
