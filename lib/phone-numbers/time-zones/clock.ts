/**
 * A zone's clock at a moment, as ms since 1970 whose UTC reading is what the clock shows; `null` for
 * a zone that the browser lacks.
 */
export function clockAt(zone: string, now: number): number | null {
  try {
    const parts = new Intl.DateTimeFormat('en', {
      timeZone: zone,
      timeZoneName: 'longOffset',
    }).formatToParts(now);
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours, minutes] = /^GMT(?:([+-])(\d{2}):(\d{2}))?$/u.exec(name) ?? [];
    const ahead = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
    return now + (sign === '-' ? -ahead : ahead);
  } catch {
    return null;
  }
}
