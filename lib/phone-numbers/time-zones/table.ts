/** Finds the time zones (IANA names) in which a number may be; empty where none is known. */
export type ZonesOf = (e164: string) => readonly string[];

/**
 * Unpacks a table as `pack.ts` packs it. A number's longest known prefix tells: an area code has its
 * own zone, a mobile or free number those of its whole country. What is not E.164 has none.
 */
export function zoneTable(packed: string): ZonesOf {
  const byPrefix = new Map<string, readonly string[]>();
  let longest = 0;
  for (const group of packed.split(';')) {
    const [names = '', prefixes = ''] = group.split('=');
    const zones = names.split('&');
    for (const prefix of prefixes.split(' ')) {
      byPrefix.set(prefix, zones);
      longest = Math.max(longest, prefix.length);
    }
  }
  return (e164) => {
    const digits = /^\+([1-9]\d{6,14})$/u.exec(e164)?.[1] ?? '';
    for (let length = Math.min(longest, digits.length); length > 0; length -= 1) {
      const zones = byPrefix.get(digits.slice(0, length));
      if (zones) return zones;
    }
    return [];
  };
}
