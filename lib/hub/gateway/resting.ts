import type { GatewayFailure, GatewayFault } from './gateway-answer';

/** So many failures in a row, and the next ones are not even tried for a while. */
const FAILURES_BEFORE_REST = 3;
const FIRST_REST_MS = 2_000;
const LONGEST_REST_MS = 60_000;
/** Nobody is told to wait longer than this. */
const LONGEST_WAIT_MS = 10 * 60_000;

/** How one part of the gateway fares. `until`: not asked before, ms since the epoch. */
export type Rest = {
  readonly failures: number;
  readonly until: number;
  readonly last: GatewayFault;
};

/** By the part's name; `''` is the gateway as a whole. */
export type Rests = Readonly<Record<string, Rest>>;

/** What a pause may mend; everything else is an answer like any other. */
const PASSING = {
  unreachable: '',
  'answer-invalid': '',
  'gateway-failed': '',
  'too-many-requests': 'part',
  'vendor-failed': 'part',
  'vendor-timeout': 'part',
} as const satisfies Partial<Record<GatewayFault, '' | 'part'>>;

/** Why a part is not to be asked now; `null`: it may be. Pure. */
export function resting(rests: Rests, part: string, now: number): GatewayFailure | null {
  const rest = ['', part]
    .flatMap((name) => rests[name] ?? [])
    // A clock that was set back must not make anybody wait for hours.
    .find(({ until }) => until > now && until - now <= LONGEST_WAIT_MS);
  if (!rest) return null;
  return { ok: false, error: rest.last, retryAfterS: Math.ceil((rest.until - now) / 1000) };
}

/** An answer has come: the gateway is there, and this part of it works. Pure. */
export function answered(rests: Rests, part: string): Rests {
  if (!('' in rests) && !(part in rests)) return rests;
  return Object.fromEntries(Object.entries(rests).filter(([name]) => name !== '' && name !== part));
}

/** What was told to wait is waited for; else every further failure in a row doubles the pause. Pure. */
export function failedOnce(
  rests: Rests,
  part: string,
  failure: GatewayFailure,
  now: number,
): Rests {
  const { error, retryAfterS } = failure;
  // The gateway was not asked.
  if (error === 'signed-out' || error === 'not-configured') return rests;
  const whose: '' | 'part' | undefined = (PASSING as Partial<Record<GatewayFault, '' | 'part'>>)[
    error
  ];
  if (whose === undefined) return answered(rests, part);
  const name = whose === '' ? '' : part;
  const known = whose === '' ? rests : answered(rests, '');
  const failures = (rests[name]?.failures ?? 0) + 1;
  const told = Math.min((retryAfterS ?? 0) * 1000, LONGEST_WAIT_MS);
  const own =
    failures < FAILURES_BEFORE_REST
      ? 0
      : Math.min(FIRST_REST_MS * 2 ** (failures - FAILURES_BEFORE_REST), LONGEST_REST_MS);
  return { ...known, [name]: { failures, until: now + Math.max(told, own), last: error } };
}
