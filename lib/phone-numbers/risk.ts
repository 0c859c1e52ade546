import { emergencyCode } from './emergency';
import type { ParsedNumber } from './parse';

/** What dialling a number may cost or cause. `unknown`: nothing speaks for it or against it. */
export type Risk = 'ok' | 'premium-rate' | 'emergency' | 'satellite' | 'unknown' | 'invalid';

/** ITU-T E.164 codes of satellite and other networks of no country. */
const SATELLITE_CODES: readonly string[] = ['870', '878', '881', '882', '883'];

/** Expensive numbers that the metadata gives another type, or none. */
const PREMIUM: readonly RegExp[] = [
  /^\+979/u,
  /^\+1900\d{7}$/u,
  /^\+1\d{3}976\d{4}$/u,
  /^\+86(?:10|2\d|[3-9]\d{2})?16[08]\d{5}$/u,
  /^\+4470\d{8}$/u,
  // Belarus' 810…, of which the parser takes the 8 for the national prefix.
  /^\+3758?10\d{7}$/u,
  /^\+81(?:990|180)\d+$/u,
];

/** The risk of a parsed number. Pure; decides nothing, `policy/may-dial` does. */
export function riskOf(number: ParsedNumber): Risk {
  if (number.short) {
    return emergencyCode(number.e164, number.region ?? '') ? 'emergency' : 'unknown';
  }
  if (SATELLITE_CODES.includes(number.callingCode)) return 'satellite';
  if (number.type === 'PREMIUM_RATE' || PREMIUM.some((pattern) => pattern.test(number.e164))) {
    return 'premium-rate';
  }
  if (!number.possible) return 'invalid';
  if (!number.valid) return 'unknown';
  switch (number.type) {
    case 'SHARED_COST':
    case 'PERSONAL_NUMBER':
    case 'PAGER':
    case 'UAN':
    case 'VOICEMAIL':
    case undefined:
      return 'unknown';
    default:
      return 'ok';
  }
}
