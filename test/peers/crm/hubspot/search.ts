import * as v from 'valibot';

const filter = v.variant('operator', [
  v.strictObject({
    propertyName: v.string(),
    operator: v.literal('EQ'),
    value: v.pipe(v.string(), v.nonEmpty()),
  }),
  v.strictObject({
    propertyName: v.string(),
    operator: v.literal('CONTAINS_TOKEN'),
    // One token, or how it begins or ends.
    value: v.pipe(v.string(), v.regex(/^\*?[\p{L}\p{M}\p{N}]+\*?$/u)),
  }),
  v.strictObject({
    propertyName: v.string(),
    operator: v.literal('IN'),
    // Of texts in lower case alone is it said that they are found.
    values: v.pipe(v.array(v.pipe(v.string(), v.regex(/^[^A-Z]+$/u))), v.minLength(1)),
  }),
]);
/** All filters of one search. */
const MOST_FILTERS = 18;

const search = v.strictObject({
  filterGroups: v.pipe(
    v.array(v.strictObject({ filters: v.pipe(v.array(filter), v.minLength(1), v.maxLength(6)) })),
    v.maxLength(5),
  ),
  properties: v.array(v.string()),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200)),
});
export type Search = v.InferOutput<typeof search>;

/** Reads a search strictly, with `undefined` for what HubSpot would refuse; 3,000 characters at most. */
export function searchIn(body: unknown, known: ReadonlySet<string>): Search | undefined {
  const read = v.safeParse(search, body);
  if (!read.success || JSON.stringify(body).length > 3000) return undefined;
  const asked = read.output.filterGroups.flatMap(({ filters }) => filters);
  if (asked.length > MOST_FILTERS) return undefined;
  return asked.every(({ propertyName }) => known.has(propertyName)) ? read.output : undefined;
}

/** Whether a record is found: by all filters of one group. */
export function finds(
  { filterGroups }: Search,
  properties: Readonly<Record<string, string | undefined>>,
): boolean {
  return filterGroups.some(({ filters }) =>
    filters.every((one) => {
      if (one.operator === 'CONTAINS_TOKEN') {
        return hasToken(properties[one.propertyName] ?? '', one.value);
      }
      const wanted = one.operator === 'EQ' ? [one.value] : one.values;
      return wanted.includes(properties[one.propertyName] ?? '');
    }),
  );
}

function hasToken(text: string, value: string): boolean {
  const bare = value.replaceAll('*', '').toLowerCase();
  const tokens = text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return tokens.some((token) => {
    if (value.startsWith('*'))
      return value.endsWith('*') ? token.includes(bare) : token.endsWith(bare);
    return value.endsWith('*') ? token.startsWith(bare) : token === bare;
  });
}
