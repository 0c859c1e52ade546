import { shorter } from './spelling';

/** The parts of libphonenumber-js's metadata (version 4 layout) that are read here. */
export type Metadata = {
  readonly country_calling_codes: Readonly<Record<string, readonly string[]>>;
  readonly countries: Readonly<Record<string, readonly unknown[]>>;
  readonly nonGeographic: Readonly<Record<string, readonly unknown[]>>;
};

/**
 * A region's numbering plan as the page needs it: calling code, international prefix, pattern of
 * all valid numbers, national prefix, prefix for parsing, its transform,
 * leading digits that tell the region within a shared code, and the leading digits of numbers
 * that are written without the national prefix, and the lengths that are possible, one
 * base-36 digit each. Patterns are sources of regular expressions; an absent one is ''.
 */
export type CompactPlan = readonly [
  region: string,
  callingCode: string,
  internationalPrefix: string,
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
  const shared = Object.values(metadata.country_calling_codes).flatMap((regions) => {
    const [main, ...others] = regions.map((region) => metadata.countries[region] ?? []);
    const known = new Set(typesOf(main ?? []));
    return [
      compact(regions[0] ?? '', main ?? [], true),
      ...others.map((plan, index) => compact(regions[index + 1] ?? '', plan, false, known)),
    ];
  });
  const nonGeographic = Object.values(metadata.nonGeographic);
  return [...shared, ...nonGeographic.map((plan) => compact('001', plan, true))];
}

/** The patterns of mobile, toll-free and other numbers. */
const typesOf = (plan: readonly unknown[]): readonly string[] =>
  list(plan[11])
    .map((type) => text(list(type)[0]))
    .filter(Boolean);

/** What the main region of a code knows as well is left out: it is asked first. */
function compact(
  region: string,
  plan: readonly unknown[],
  main: boolean,
  known: ReadonlySet<string> = new Set(),
): CompactPlan {
  const types = typesOf(plan);
  const own = [...new Set(types)].filter((type) => !known.has(type));
  const unprefixed = list(plan[4])
    .map(list)
    .filter((format) => plan[5] && (format[4] || unprefixedRule(text(format[3]) || text(plan[6]))))
    .map((format) => text(list(format[2])[0]) || String.raw`\d`);
  return [
    region,
    text(plan[0]),
    shorter(text(plan[1])),
    shorter(types.length > 0 ? own.join('|') : text(plan[2])),
    text(plan[5]),
    shorter(text(plan[7])),
    text(plan[8]),
    shorter(text(plan[10])),
    // Regions without formats of their own are written like the main one of their code.
    main && list(plan[4]).length === 0 ? 'd' : shorter(unprefixed.join('|')),
    list(plan[3])
      .map((length) => Number(length).toString(36))
      .join(''),
  ];
}

/** `$1`, `($1)` or no rule at all: no digit is written in front of the national number. */
const unprefixedRule = (rule: string): boolean => !/\d/u.test(rule.replace(/\$\d/gu, ''));

/** The module that ships: a string, so that a frame without any number never pays for reading it. */
export function plansModule(metadata: Metadata): string {
  const rows = compactPlans(metadata).map((plan) => plan.join('~'));
  return [
    '// Generated from libphonenumber-js/metadata.max.json: npx vitest run lib/phone-numbers/plans -u',
    '/** All numbering plans, "~" between columns, a space between rows; read at the first candidate. */',
    '// prettier-ignore',
    `export const PLANS = '${rows.join(' ').replaceAll('\\', '\\\\')}';`,
    '',
  ].join('\n');
}
