/** What a template's places stand for; `undefined` leaves out what is nothing but that place. */
export type Values = Readonly<Record<string, string | number | undefined>>;

const PLACE = /\{([a-zA-Z0-9]+)\}/gu;
const ONLY_A_PLACE = /^\{([a-zA-Z0-9]+)\}$/u;

/** A path with every value encoded, so that none can lead out of its place. */
export function filledPath(path: string, values: Values): string {
  return path.replaceAll(PLACE, (whole, name: string) =>
    Object.hasOwn(values, name)
      ? encodeURIComponent(String(values[name] ?? '').toWellFormed())
      : whole,
  );
}

/**
 * A body with its strings filled in. A string that is one place and nothing else becomes the value
 * itself, a number too; without a value, the list item is left out, and the property is `absent`, which
 * leaves it out as well where it is `undefined`.
 */
export function filledBody(template: unknown, values: Values, absent?: null): unknown {
  if (typeof template === 'string') return filledText(template, values);
  if (Array.isArray(template)) {
    return template
      .map((item) => filledBody(item, values, absent))
      .filter((item) => item !== undefined);
  }
  if (typeof template !== 'object' || template === null) return template;
  return Object.fromEntries(
    Object.entries(template).map(([name, item]) => {
      const filled = filledBody(item, values, absent);
      return [name, filled === undefined ? absent : filled];
    }),
  );
}

function filledText(template: string, values: Values): string | number | undefined {
  const only = ONLY_A_PLACE.exec(template)?.[1];
  if (only !== undefined && Object.hasOwn(values, only)) return values[only];
  return template.replaceAll(PLACE, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name] ?? '') : whole,
  );
}

/** What stands at a dotted path; `undefined` where nothing of its own does. */
export function valueAt(body: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name))
      return undefined;
    return (value as Record<string, unknown>)[name];
  }, body);
}

/** The same as a text; numbers are texts, too, all else is none. */
export function textAt(body: unknown, path: string | undefined): string {
  const value = path === undefined ? undefined : valueAt(body, path);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
