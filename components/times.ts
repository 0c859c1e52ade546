import { words } from '../lib/words';

const language = () => words('language_tag');

/** A duration as a phone shows it: `0:41`, `12:07`, `1:02:03`. Negative counts as zero. */
export function duration(ms: number): string {
  const total = Math.max(0, Math.floor(ms / 1000));
  const two = (n: number) => String(n).padStart(2, '0');
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor(total / 60) % 60;
  const seconds = two(total % 60);
  return hours > 0
    ? `${String(hours)}:${two(minutes)}:${seconds}`
    : `${String(minutes)}:${seconds}`;
}

/** The hour and minute of a moment, in the reader's way: `10:42`. */
export function clockTime(at: number): string {
  return new Intl.DateTimeFormat(language(), { hour: 'numeric', minute: '2-digit' }).format(at);
}

/** The same to the second: `10:42:07`. */
export function clockSecond(at: number): string {
  const options = { hour: 'numeric', minute: '2-digit', second: '2-digit' } as const;
  return new Intl.DateTimeFormat(language(), options).format(at);
}

/** Hour and minute of a clock elsewhere, told as ms since 1970 whose UTC reading is that clock. */
export function clockThere(at: number): string {
  const options = { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat(language(), options).format(at);
}

/** `10:42` today, `Yesterday 10:42`, else with the date. */
export function moment(at: number, now: number): string {
  const days = Math.round((midnight(now) - midnight(at)) / 86_400_000);
  if (days === 0) return clockTime(at);
  if (days === 1) return `${words('yesterday')} ${clockTime(at)}`;
  const day = new Intl.DateTimeFormat(language(), { day: 'numeric', month: 'short' }).format(at);
  return `${day}, ${clockTime(at)}`;
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

/** A country's or region's name in the reader's language; the code itself where it has none. */
export function countryName(region: string): string {
  try {
    return new Intl.DisplayNames([language()], { type: 'region' }).of(region) ?? region;
  } catch {
    return region;
  }
}

/** Countries with their names in the reader's language, by name. */
export function countryNames(
  regions: readonly string[],
): readonly (readonly [region: string, name: string])[] {
  const names = new Intl.DisplayNames([language()], { type: 'region' });
  const { compare } = new Intl.Collator(language());
  return regions
    .map((region) => [region, names.of(region) ?? region] as const)
    .sort(([, a], [, b]) => compare(a, b));
}
