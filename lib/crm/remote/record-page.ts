/** Longer addresses are no record's. UTF-16 units. */
const LONGEST = 2048;
const CONTROL_SPACE_OR_BACKSLASH = /[\p{Cc}\p{Cf}\p{Z}\\]/u;

/**
 * An address that a record may be opened at: https (or `localhost` in the demo build), on one of
 * these hosts (with port, as `URL.host` has it), without a name or password in it. What an address
 * parser would mend, such as `https:\\host` or a tab in the scheme, is refused and not mended.
 */
export function recordPage(
  address: string | undefined,
  hosts: readonly string[],
): string | undefined {
  if (address === undefined || address.length > LONGEST) return undefined;
  if (CONTROL_SPACE_OR_BACKSLASH.test(address) || !/^https?:\/\/[^/]/iu.test(address)) {
    return undefined;
  }
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const web = url.protocol === 'https:' || url.hostname === 'localhost';
  const ours = hosts.includes(url.host) && !url.username && !url.password;
  // `https://@host/` has no name, and an "@" before the path all the same.
  const plain = !/^https?:\/\/[^/?#]*@/iu.test(address);
  return web && ours && plain ? url.href : undefined;
}
