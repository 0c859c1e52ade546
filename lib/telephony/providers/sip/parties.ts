import type { CalledLine } from '../../call';
import { listed, readAddress } from './message';
import type { Address, Headers } from './message';

/** Headers in which call centres name the queue or skill group that rang. */
const QUEUE_HEADERS = ['X-Queue', 'X-Queue-Name', 'X-Skill-Group', 'X-ACD-Queue'] as const;
/** Seconds that the customer has waited already. */
const WAITED_HEADERS = ['X-Queue-Wait', 'X-Wait-Time'] as const;
const NO_PRIVACY = ['none', 'critical'];

/**
 * Who calls: P-Asserted-Identity (RFC 3325) before From, because From is the caller's own claim.
 * Both are empty when the caller withheld them (RFC 3323), whatever else is there.
 */
export function callerOf(headers: Headers): { number: string; displayName?: string } {
  const asserted = listed(headers('P-Asserted-Identity')).map(readAddress);
  const from = readAddress(headers('From')[0] ?? '');
  const caller = asserted.find((address) => /\d/u.test(address.user)) ?? asserted[0] ?? from;
  if (withheld(headers, caller)) return { number: '' };
  const name = caller.name || from.name;
  return {
    number: numberOf(caller),
    ...(name && name !== caller.user ? { displayName: name } : {}),
  };
}

/** Whom the call centre names in the middle of a call; `undefined` when it says nothing of that. */
export function assertedParty(
  headers: Headers,
): { number: string; displayName?: string } | undefined {
  return headers('P-Asserted-Identity').length > 0 ? callerOf(headers) : undefined;
}

/**
 * Which line rang: P-Called-Party-ID (RFC 7315) says it outright; else the first History-Info
 * (RFC 7044) or the last Diversion (RFC 5806), which is the number that was called first.
 */
export function calledLine(headers: Headers, now: number): CalledLine | undefined {
  const called =
    listed(headers('P-Called-Party-ID'))[0] ??
    listed(headers('History-Info'))[0] ??
    listed(headers('Diversion')).at(-1);
  const number = called && numberOf(readAddress(called));
  const queue = first(headers, QUEUE_HEADERS);
  const waited = Number(first(headers, WAITED_HEADERS) ?? NaN);
  if (!number && !queue && !Number.isFinite(waited)) return undefined;
  return {
    ...(number ? { number } : {}),
    ...(queue ? { queue } : {}),
    ...(Number.isFinite(waited) ? { waitingSince: now - waited * 1_000 } : {}),
  };
}

/** What to put into an INVITE for a number: `sip:+8613…@domain`. */
export function targetOf(number: string, uri: string): string {
  const digits = number.replace(/[\s().-]/gu, '');
  const user = encodeURIComponent(digits).replace(/%2B/gu, '+').replace(/%2A/gu, '*');
  return `sip:${user}@${readAddress(uri).host}`;
}

/** Which number to show, as a wish to the call centre (RFC 3325 §9.2), which may know better. */
export function identityWish(from: string, uri: string): string {
  return `P-Preferred-Identity: <${targetOf(from, uri)}>`;
}

/**
 * Whether this far end may send this phone to `target` at all (REFER), before anybody asks what
 * `target` costs. Only within our own domain; and an outsider may send us to colleagues and
 * extensions, never to a number on the telephone network.
 */
export function mayBeSentTo(
  target: { readonly user: string; readonly host: string },
  { farEnd, ownUri }: { readonly farEnd: string; readonly ownUri: string },
): boolean {
  if (target.host.toLowerCase() !== readAddress(ownUri).host.toLowerCase()) return false;
  return !onTelephoneNetwork(target.user) || (farEnd !== '' && !onTelephoneNetwork(farEnd));
}

/** Extensions have six digits at most, as a rule; withheld numbers may be any. */
function onTelephoneNetwork(address: string): boolean {
  const user = withoutParameters(address);
  return /^\+?[\d\s().-]{7,}$/u.test(user) || user.startsWith('+');
}

/** The number in an address's user part, which may carry more (RFC 3261 §19.1.6). */
export function withoutParameters(user: string): string {
  return user.replace(/;.*$/su, '');
}

function withheld(headers: Headers, caller: Address): boolean {
  const privacy = headers('Privacy').flatMap((value) => value.toLowerCase().split(/[;,]\s*/u));
  return (
    privacy.some((wish) => wish !== '' && !NO_PRIVACY.includes(wish.trim())) ||
    /^anonymous$/iu.test(caller.user) ||
    /(?:^|\.)anonymous\.invalid$/iu.test(caller.host)
  );
}

/** Some gateways write 00 or a bare country code; only what is written with + is sure. */
function numberOf({ user }: Address): string {
  const bare = user.replace(/(?<=\d)[().-](?=\d)/gu, '');
  return /^00[1-9]\d{6,}$/u.test(bare) ? `+${bare.slice(2)}` : bare;
}

function first(headers: Headers, names: readonly string[]): string | undefined {
  return names.flatMap((name) => headers(name)).find((value) => value !== '');
}
