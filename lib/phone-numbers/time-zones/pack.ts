/**
 * Time zones (IANA names, `&` between several) by the leading digits of E.164 numbers, as
 * libphonenumber has them.
 */
export type ZoneTable = Readonly<Record<string, string>>;

/**
 * The source of `data.ts`: zones and their prefixes, `zone&zone=prefix prefix`, one group after the
 * other with `;`. A prefix that says the same as the one above it is left out.
 */
export function zonesModule(table: ZoneTable): string {
  const groups = new Map<string, string[]>();
  for (const prefix of Object.keys(table).sort()) {
    const zones = table[prefix] ?? '';
    if (zones === zonesAbove(table, prefix)) continue;
    groups.set(zones, [...(groups.get(zones) ?? []), prefix]);
  }
  const packed = [...groups].map(([zones, prefixes]) => `${zones}=${prefixes.join(' ')}`).join(';');
  return `// Generated from libphonenumber's timezone map: npx vitest run lib/phone-numbers/time-zones -u
/** Time zones by number prefix, see \`pack.ts\`; read when a local time is first shown. */
// prettier-ignore
export const ZONES = '${packed}';
`;
}

function zonesAbove(table: ZoneTable, prefix: string): string | undefined {
  for (let length = prefix.length - 1; length > 0; length -= 1) {
    const above = prefix.slice(0, length);
    if (above in table) return table[above];
  }
  return undefined;
}
