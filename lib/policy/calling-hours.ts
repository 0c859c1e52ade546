/** One window of the week: `days` 1 (Monday) to 7, `from` and `to` as `HH:MM`. */
export type CallingHours = {
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
};

/** Whether now is a time to call there. `unknown`: nobody can tell what time it is there. */
export type Hours = 'inside' | 'outside' | 'unknown';

/**
 * Whether customers may be called now: at every clock that may be theirs one of the windows must be
 * open. `clocks`: ms since 1970 whose UTC reading is the local clock; `null` where a zone is not
 * known. A window that ends at or before its start ends on the next day.
 */
export function hoursAt(
  windows: readonly CallingHours[],
  clocks: readonly (number | null)[],
): Hours {
  if (windows.length === 0) return 'inside';
  const known = clocks.filter((clock) => clock !== null);
  if (known.some((clock) => !windows.some((window) => open(window, clock)))) return 'outside';
  return known.length > 0 && known.length === clocks.length ? 'inside' : 'unknown';
}

/** The first minute counts, the last one does not. */
function open({ days, from, to }: CallingHours, clock: number): boolean {
  const there = new Date(clock);
  const minute = there.getUTCHours() * 60 + there.getUTCMinutes();
  const today = there.getUTCDay() || 7;
  const start = minutes(from);
  const end = minutes(to);
  if (start < end) return days.includes(today) && start <= minute && minute < end;
  const yesterday = today === 1 ? 7 : today - 1;
  return (days.includes(today) && minute >= start) || (days.includes(yesterday) && minute < end);
}

function minutes(clock: string): number {
  const [hour, minute] = clock.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}
