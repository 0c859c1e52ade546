/** A day by the agent's own clock, as a number that sorts: 20260102. */
export function dayOf(at: number): number {
  const date = new Date(at);
  return date.getFullYear() * 10_000 + (date.getMonth() + 1) * 100 + date.getDate();
}

/** When the agent's day began, ms since 1970. */
export function dayStart(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** The beginning of the oldest of so many days, today counted. 0 days: nothing is old enough. */
export function keptSince(days: number, now: number): number {
  const date = new Date(dayStart(now));
  if (days === 0) return Infinity;
  return date.setDate(date.getDate() - days + 1);
}
