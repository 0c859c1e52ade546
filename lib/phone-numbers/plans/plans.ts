import type { CompactPlan } from './compact';
import { PLANS } from './data';

/** A region's numbering plan, ready to match. Patterns are anchored at both ends. */
export type Plan = {
  readonly region: string;
  readonly callingCode: string;
  readonly internationalPrefix: RegExp | null;
  readonly nationalPrefix: string;
  readonly prefixForParsing: RegExp | null;
  readonly transform: string;
  readonly general: RegExp;
  readonly valid: RegExp;
  readonly leadingDigits: RegExp | null;
  /** Numbers that people write without the national prefix. */
  readonly prefixFree: RegExp | null;
};

type Plans = {
  readonly byRegion: ReadonlyMap<string, CompactPlan>;
  readonly byCode: ReadonlyMap<string, readonly CompactPlan[]>;
};

let plans: Plans | undefined;
const compiled = new Map<CompactPlan, Plan>();

function load(): Plans {
  if (plans) return plans;
  const all = JSON.parse(PLANS) as CompactPlan[];
  const byCode = new Map<string, CompactPlan[]>();
  for (const plan of all) byCode.set(plan[1], [...(byCode.get(plan[1]) ?? []), plan]);
  plans = { byRegion: new Map(all.map((plan) => [plan[0], plan])), byCode };
  return plans;
}

/** Compiled once per region and page: most pages meet two or three of them. */
function compile(compact: CompactPlan): Plan {
  const known = compiled.get(compact);
  if (known) return known;
  const [region, callingCode, idd, general, valid, prefix, parsing, transform, leading, free] =
    compact;
  const starts = (source: string): RegExp | null =>
    source ? new RegExp(`^(?:${source})`, 'u') : null;
  const plan: Plan = {
    region,
    callingCode,
    internationalPrefix: starts(idd),
    nationalPrefix: prefix,
    prefixForParsing: starts(parsing || prefix),
    transform,
    general: new RegExp(`^(?:${general})$`, 'u'),
    valid: new RegExp(`^(?:${valid})$`, 'u'),
    leadingDigits: starts(leading),
    prefixFree: starts(free),
  };
  compiled.set(compact, plan);
  return plan;
}

/** The plan of a region, or `null` for a region that libphonenumber does not know. */
export function planOf(region: string): Plan | null {
  const plan = load().byRegion.get(region);
  return plan ? compile(plan) : null;
}

/** The plans that share the calling code at the start of the digits, main region first. */
export function plansByCode(digits: string): { code: string; plans: readonly Plan[] } | null {
  const { byCode } = load();
  for (const length of [1, 2, 3]) {
    const code = digits.slice(0, length);
    const found = byCode.get(code);
    if (found) return { code, plans: found.map(compile) };
  }
  return null;
}
