/** A call that went out, and the site that it was chosen on, if any. */
export type PlacedCall = { readonly at: number; readonly site?: string };

/** Calls in any one minute, of the agent and from one site. */
export type CallLimits = {
  readonly callsPerMinute: number;
  readonly callsPerMinutePerSite: number;
};

/** Why the next call has to wait, and until when, ms since 1970. */
export type Wait = {
  readonly because: 'too-many-calls' | 'too-many-calls-from-site';
  readonly until: number;
};

const MINUTE_MS = 60_000;

/**
 * Whether one more call would be one too many within a minute that slides; `null`: it may go out.
 * Where both limits are reached, the one that holds longer is told.
 */
export function waitFor(
  placed: readonly PlacedCall[],
  site: string | undefined,
  limits: CallLimits,
  now: number,
): Wait | null {
  const recent = lately(placed, now);
  const here = site === undefined ? [] : recent.filter((call) => call.site === site);
  const all = freeAt(recent, limits.callsPerMinute);
  const ofSite = freeAt(here, limits.callsPerMinutePerSite);
  if (all === null && ofSite === null) return null;
  return (ofSite ?? 0) > (all ?? 0)
    ? { because: 'too-many-calls-from-site', until: ofSite ?? now }
    : { because: 'too-many-calls', until: all ?? now };
}

/** The calls that still count, with one more. */
export function withCall(placed: readonly PlacedCall[], call: PlacedCall): readonly PlacedCall[] {
  return [...lately(placed, call.at), call];
}

/** When the oldest of the last `limit` calls is a minute old; `null` where there are fewer. */
function freeAt(recent: readonly PlacedCall[], limit: number): number | null {
  const oldest = recent.at(-limit);
  return oldest ? oldest.at + MINUTE_MS : null;
}

/** A clock that was set back leaves calls in the future: those would block for as long. */
function lately(placed: readonly PlacedCall[], now: number): readonly PlacedCall[] {
  return placed.filter(({ at }) => at <= now && now - at < MINUTE_MS);
}
