import type { AgentView } from '../../snapshot/shift';

type Duty = AgentView['duty'];

/** How long an agent has been in each state on one day of the agent's own clock. ms. */
export type StateTimes = {
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** The state that lasts since then, not counted in `spent`. */
  readonly duty: Duty;
  readonly since: number;
  readonly spent: Readonly<Record<Duty, number>>;
};

const NOTHING: StateTimes['spent'] = {
  ready: 0,
  break: 0,
  'after-call': 0,
  'not-ready': 0,
  offline: 0,
};

/** The agent's own date at a moment, `YYYY-MM-DD`. */
export function localDay(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** The log from now on, in a state that may be another one. Midnight begins an empty one. */
export function counted(times: StateTimes | null, duty: Duty, now: number): StateTimes {
  if (times?.duty === duty && times.day === localDay(now)) return times;
  return { day: localDay(now), duty, since: now, spent: spentOn(times, localDay(now), now) };
}

/**
 * Time per state on a day, up to now. All zero for a day that the log does not hold: it begins with
 * the browser, and keeps one day.
 */
export function timesOf(
  memory: { readonly stateTimes: StateTimes | null },
  day: string,
  now: number,
): StateTimes['spent'] {
  return day === localDay(now) ? spentOn(memory.stateTimes, day, now) : NOTHING;
}

function spentOn(times: StateTimes | null, today: string, now: number): StateTimes['spent'] {
  if (!times) return NOTHING;
  const before = times.day === today ? times.spent : NOTHING;
  const from = Math.max(times.since, new Date(now).setHours(0, 0, 0, 0));
  return { ...before, [times.duty]: before[times.duty] + Math.max(0, now - from) };
}
