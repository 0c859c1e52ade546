import type { CrmFault } from '../crm-fault';

const FIRST_MS = 5_000;
const GROWS = 3;
const LONGEST_MS = 15 * 60_000;
/** A CRM that asks for more patience is asked sooner all the same, ms. */
const MOST_PATIENCE_MS = 24 * 3_600_000;

/**
 * How long to wait after so many tries came to nothing, ms: 5 s, and three times as long each time, up
 * to 15 min. `random`, 0–1, keeps a whole company from asking in step: half of the time is left to it.
 * Where the CRM has said when (`Retry-After`), that long, and a tenth more at most.
 */
export function pauseAfter(tries: number, random: number, retryAfterMs?: number): number {
  if (retryAfterMs !== undefined) {
    return Math.min(retryAfterMs, MOST_PATIENCE_MS) * (1 + random / 10);
  }
  const whole = Math.min(FIRST_MS * GROWS ** Math.max(0, tries - 1), LONGEST_MS);
  return whole * (0.5 + random / 2);
}

/** How a CRM fares as a whole, whichever call it is told of. `until`: ms since 1970. */
export type Rest = { readonly faults: number; readonly until: number };

export const RESTED: Rest = { faults: 0, until: 0 };

/**
 * Leaves a CRM alone that is down, has had enough or knows us no longer, so that not each of many calls
 * finds that out. What is amiss with one call alone is no reason.
 */
export function restAfter(
  rest: Rest,
  { code, more }: Pick<CrmFault, 'code' | 'more'>,
  { now, random }: { readonly now: number; readonly random: number },
): Rest {
  const faults = rest.faults + 1;
  switch (code) {
    case 'refused':
    case 'garbage':
      return rest;
    case 'expired':
      return { faults, until: Infinity };
    default:
      return { faults, until: now + pauseAfter(faults, random, more.retryAfterMs) };
  }
}
