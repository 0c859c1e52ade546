import type { CompactPlan } from './compact';
import { PLANS } from './data';
import { longer } from './spelling';

/** A region's numbering plan, ready to match. Patterns are anchored at both ends. */
export type Plan = {
  readonly region: string;
  readonly callingCode: string;
  readonly internationalPrefix: RegExp | null;
  readonly nationalPrefix: string;
  readonly prefixForParsing: RegExp | null;
  readonly transform: string;
  readonly valid: RegExp;
  readonly leadingDigits: RegExp | null;
  /** Numbers that people write without the national prefix. */
  readonly prefixFree: RegExp | null;
  /** Lengths of national numbers that are possible, one base-36 digit each. */
  readonly lengths: string;
  /** Whether a valid national number can begin with the same digit and be as long. */
  readonly similar: (national: string) => boolean;
  /** Whether each two neighbouring digits stand there in some valid national number as long. */
  readonly conceivable: (national: string) => boolean;
};

/** All plans that share a calling code. */
export type SharedPlans = {
  readonly code: string;
  readonly main: Plan;
  /** The plan that a national number is valid in, or `null`. */
  readonly planFor: (national: string) => Plan | null;
};

/** The world's numbering plans. */
export type Plans = {
  /** All regions that have one. */
  readonly regions: readonly string[];
  /** The plan of a region, or `null` for a region without one. */
  readonly of: (region: string) => Plan | null;
  /** The plans of the calling code at the start of the digits, or `null`. */
  readonly byCode: (digits: string) => SharedPlans | null;
};

const starts = (source: string): RegExp | null =>
  source ? new RegExp(`^(?:${longer(source)})`) : null;

/** Stands for any digit that the pattern has in its place. */
const ANY = '_';

/**
 * What numbers of a plan look like, of which the metadata knows only those in use. Pairs are what
 * plans rule out for good (an exchange behind 0 or 1, `N11`, ranges held back), while areas and
 * samples of films, which nobody has, are made of the pairs of others.
 */
function shapesOf(valid: string): Pick<Plan, 'similar' | 'conceivable'> {
  let pattern: RegExp | undefined;
  const known = new Map<string, boolean>();
  const exists = (national: string, at: number, end: number): boolean => {
    const shape =
      ANY.repeat(at) + national.slice(at, end) + ANY.repeat(Math.max(0, national.length - end));
    const before = known.get(shape);
    if (before !== undefined) return before;
    pattern ??= orAny(longer(valid));
    const now = pattern.test(shape);
    known.set(shape, now);
    return now;
  };
  const similar = (national: string): boolean => exists(national, 0, 1);
  const conceivable = (national: string): boolean => {
    for (let at = 0; at < national.length - 1; at += 1) {
      if (!exists(national, at, at + 2)) return false;
    }
    return similar(national);
  };
  return { similar, conceivable };
}

function orAny(valid: string): RegExp {
  const wild = valid.replace(/{.*?}|\[.*?]|\\d|\d/g, (part) =>
    part.startsWith('{') ? part : `[${ANY}${part.replace(/[[\]]/g, '')}]`,
  );
  return new RegExp(`^(?:${wild})$`);
}

function compile(compact: CompactPlan): Plan {
  const [region, callingCode, idd, valid, prefix, parsing, transform, leading, free] = compact;
  return {
    region,
    callingCode,
    internationalPrefix: starts(idd),
    nationalPrefix: prefix,
    prefixForParsing: starts(parsing || prefix),
    transform,
    valid: new RegExp(`^(?:${longer(valid)})$`),
    leadingDigits: starts(leading),
    prefixFree: starts(free),
    lengths: compact[9],
    ...shapesOf(valid),
  };
}

/** Plans from their compact form; each is compiled when it is first needed. */
export function plansFrom(all: readonly CompactPlan[]): Plans {
  const compacts = new Map<string, CompactPlan[]>();
  for (const plan of all) compacts.set(plan[1], [...(compacts.get(plan[1]) ?? []), plan]);
  const byRegion = new Map(all.map((plan) => [plan[0], plan]));
  const compiled = new Map<CompactPlan, Plan>();
  const shared = new Map<string, SharedPlans | null>();
  const plan = (compact: CompactPlan): Plan => {
    const known = compiled.get(compact) ?? compile(compact);
    compiled.set(compact, known);
    return known;
  };
  const sharedBy = (code: string): SharedPlans | null => {
    const known = shared.get(code);
    if (known !== undefined) return known;
    const [first, ...rest] = compacts.get(code) ?? [];
    const now = first ? sharing(code, plan(first), () => rest.map(plan)) : null;
    shared.set(code, now);
    return now;
  };
  return {
    regions: [...byRegion.keys()].filter((region) => region !== '001'),
    of: (region) => {
      const compact = region === '001' ? undefined : byRegion.get(region);
      return compact ? plan(compact) : null;
    },
    byCode: (digits) =>
      sharedBy(digits.slice(0, 1)) ?? sharedBy(digits.slice(0, 2)) ?? sharedBy(digits.slice(0, 3)),
  };
}

/** Most numbers lie in the main region; the other plans of a code are compiled for the rest. */
function sharing(code: string, main: Plan, others: () => readonly Plan[]): SharedPlans {
  let rest: readonly Plan[] | undefined;
  const fits = (plan: Plan, national: string): boolean =>
    (plan.leadingDigits?.test(national) ?? true) && plan.valid.test(national);
  const planFor = (national: string): Plan | null => {
    if (fits(main, national)) return main;
    rest ??= others();
    return rest.find((plan) => fits(plan, national)) ?? null;
  };
  return { code, main, planFor };
}

let shipped: Plans | undefined;

/** The plans of the libphonenumber metadata that this version ships. */
export function shippedPlans(): Plans {
  shipped ??= plansFrom(PLANS.split(' ').map((row) => row.split('~') as unknown as CompactPlan));
  return shipped;
}
