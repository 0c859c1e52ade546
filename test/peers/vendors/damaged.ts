import fc from 'fast-check';

/** Every place in a JSON value, as the keys that lead there. */
function places(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, one]) => places(one, [...path, key]))];
}

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...(value as unknown[])]
    : { ...(value as Record<string, unknown>) };
  Reflect.set(copy, key, replaced(Reflect.get(copy, key), rest, by));
  return copy;
}

/** What a field may be replaced with: what JSON can hold, and what vendors really put there. */
const anything = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(
    null,
    '',
    '0',
    'true',
    -1,
    1e300,
    [],
    {},
    [null],
    'Success',
    '__proto__',
  ),
);

/** A reply of which one to three parts are something else. */
export function damaged(template: unknown): fc.Arbitrary<unknown> {
  const all = places(template);
  const wound = fc.record({ at: fc.nat(all.length - 1), by: anything });
  return fc.array(wound, { minLength: 1, maxLength: 3 }).map((wounds) =>
    wounds.reduce((reply: unknown, { at, by }) => {
      const path = all[at] ?? [];
      return leadsOn(reply, path) ? replaced(reply, path, by) : by;
    }, template),
  );
}

function leadsOn(value: unknown, path: readonly string[]): boolean {
  let here = value;
  for (const key of path) {
    if (typeof here !== 'object' || here === null) return false;
    here = Reflect.get(here, key) as unknown;
  }
  return true;
}
