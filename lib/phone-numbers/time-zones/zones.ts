import { clockAt } from './clock';
import { ZONES } from './data';
import { zoneTable, type ZonesOf } from './table';

let table: ZonesOf | undefined;

/**
 * The time zones (IANA names) in which a number may be, told by its longest known prefix: an area
 * code has its own, a mobile or free number those of its whole country. Empty for what is not E.164.
 */
export function zonesOf(e164: string): readonly string[] {
  table ??= zoneTable(ZONES);
  return table(e164);
}

/**
 * The earliest and the latest time that it may be there, as ms since 1970 whose UTC reading is the
 * local clock; `null` where no zone is known. Both are the same where all zones agree.
 */
export function clocksAt(
  zones: readonly string[],
  now: number,
): { readonly earliest: number; readonly latest: number } | null {
  const clocks = zones.flatMap((zone) => clockAt(zone, now) ?? []);
  if (clocks.length === 0) return null;
  return { earliest: Math.min(...clocks), latest: Math.max(...clocks) };
}
