/** The parts of libphonenumber-js's metadata (version 4 layout) that are read here. */
export type Metadata = {
  readonly country_calling_codes: Readonly<Record<string, readonly string[]>>;
  readonly countries: Readonly<Record<string, readonly unknown[]>>;
  readonly nonGeographic: Readonly<Record<string, readonly unknown[]>>;
};

/**
 * A region's numbering plan as the page needs it: calling code, international prefix, general
 * pattern, pattern of all valid numbers, national prefix, prefix for parsing, its transform,
 * leading digits that tell the region within a shared code, and the leading digits of numbers
 * that are written without the national prefix, and the lengths that are possible, one
 * base-36 digit each. Patterns are sources of regular expressions; an absent one is ''.
 */
export type CompactPlan = readonly [
  region: string,
  callingCode: string,
  internationalPrefix: string,
  general: string,
  valid: string,
  nationalPrefix: string,
  prefixForParsing: string,
  transform: string,
  leadingDigits: string,
  prefixFree: string,
  lengths: string,
];

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/**
 * The metadata without formats, names and number types: a third of its size. Regions that share a
 * calling code come main region first, which is the order in which they are tried.
 */
export function compactPlans(metadata: Metadata): readonly CompactPlan[] {
  const shared = Object.values(metadata.country_calling_codes).flat();
  return [
    ...shared.map((region) => compact(region, metadata.countries[region] ?? [])),
    ...Object.values(metadata.nonGeographic).map((plan) => compact('001', plan)),
  ];
}

function compact(region: string, plan: readonly unknown[]): CompactPlan {
  const types = list(plan[11]).map((type) => text(list(type)[0]));
  const unprefixed = list(plan[4])
    .map(list)
    .filter((format) => plan[5] && !format[3])
    .map((format) => text(list(format[2]).at(-1)));
  return [
    region,
    text(plan[0]),
    text(plan[1]),
    text(plan[2]),
    [...new Set(types.filter(Boolean))].join('|') || text(plan[2]),
    text(plan[5]),
    text(plan[7]),
    text(plan[8]),
    text(plan[10]),
    unprefixed.join('|'),
    list(plan[3])
      .map((length) => Number(length).toString(36))
      .join(''),
  ];
}

/** The module that ships: a string, so that a frame without any number never pays for parsing. */
export function plansModule(metadata: Metadata): string {
  const json = JSON.stringify(compactPlans(metadata))
    .replaceAll('\\', '\\\\')
    .replaceAll("'", "\\'");
  return [
    '// Generated from libphonenumber-js/metadata.max.json: npx vitest run lib/phone-numbers/plans -u',
    '/** All numbering plans as JSON; parsed at the first candidate only. */',
    '// prettier-ignore',
    `export const PLANS = '${json}';`,
    '',
  ].join('\n');
}
