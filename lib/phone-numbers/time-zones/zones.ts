import { ZONES } from './data';

let byPrefix: ReadonlyMap<string, readonly string[]> | undefined;
/** Longer prefixes than this are not in the table. */
let longest = 0;

/**
 * The time zones (IANA names) in which a number may be, told by its longest known prefix: an area
 * code has its own, a mobile or free number those of its whole country. Empty for what is not E.164.
 */
export function zonesOf(e164: string): readonly string[] {
  byPrefix ??= unpacked();
  const digits = /^\+([1-9]\d{6,14})$/u.exec(e164)?.[1] ?? '';
  for (let length = Math.min(longest, digits.length); length > 0; length -= 1) {
    const zones = byPrefix.get(digits.slice(0, length));
    if (zones) return zones;
  }
  return [];
}

/**
 * The earliest and the latest time that it may be there, as ms since 1970 whose UTC reading is the
 * local clock; `null` where no zone is known. Both are the same where all zones agree.
 */
export function clocksAt(
  zones: readonly string[],
  now: number,
): { readonly earliest: number; readonly latest: number } | null {
  const offsets = zones.flatMap((zone) => offsetAt(zone, now) ?? []);
  if (offsets.length === 0) return null;
  return { earliest: now + Math.min(...offsets), latest: now + Math.max(...offsets) };
}

/** How far a zone's clocks are ahead of UTC, ms; `null` for a zone that the browser lacks. */
function offsetAt(zone: string, now: number): number | null {
  try {
    const parts = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      timeZoneName: 'longOffset',
    }).formatToParts(now);
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /^GMT(?:([+-])(\d{2}):(\d{2}))?$/u.exec(name) ?? [];
    const ahead = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
    return sign === '-' ? -ahead : ahead;
  } catch {
    return null;
  }
}

function unpacked(): ReadonlyMap<string, readonly string[]> {
  const map = new Map<string, readonly string[]>();
  for (const group of ZONES.split(';')) {
    const [names = '', prefixes = ''] = group.split('=');
    const zones = names.split('&');
    for (const prefix of prefixes.split(' ')) {
      map.set(prefix, zones);
      longest = Math.max(longest, prefix.length);
    }
  }
  return map;
}
