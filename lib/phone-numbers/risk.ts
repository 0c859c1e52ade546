import type { ParsedNumber } from './parse';

/** What dialling a number may cost or cause. `unknown`: nothing speaks for it or against it. */
export type Risk = 'ok' | 'premium-rate' | 'emergency' | 'satellite' | 'unknown' | 'invalid';

/** Answered by somebody who must not be called by a click; 112 and 911 work in any network. */
const EMERGENCY_ANYWHERE: readonly string[] = ['112', '911', '999'];

const EMERGENCY: Readonly<Record<string, readonly string[]>> = {
  AR: ['100', '101', '107'],
  AT: ['122', '133', '144'],
  AU: ['000', '106'],
  BR: ['190', '192', '193'],
  CH: ['117', '118', '144'],
  CN: ['110', '119', '120', '122', '12110', '12395'],
  DE: ['110'],
  EG: ['122', '123', '180'],
  ES: ['061', '062', '080', '091', '092'],
  FR: ['15', '17', '18', '114', '115', '119'],
  ID: ['110', '113', '118', '119'],
  IL: ['100', '101', '102'],
  IN: ['100', '101', '102', '108'],
  IT: ['113', '115', '118'],
  JP: ['110', '118', '119'],
  KR: ['112', '113', '117', '119'],
  NZ: ['111'],
  PL: ['997', '998'],
  RU: ['101', '102', '103', '104'],
  SG: ['995'],
  TH: ['191', '1669'],
  TR: ['110', '155', '156'],
  TW: ['110', '119'],
  UA: ['101', '102', '103'],
  VN: ['113', '114', '115'],
  ZA: ['10111', '10177'],
};

/** ITU-T E.164 codes of satellite and other networks of no country. */
const SATELLITE_CODES: readonly string[] = ['870', '878', '881', '882', '883'];

/** Expensive numbers that the metadata gives another type, or none. */
const PREMIUM: readonly RegExp[] = [
  /^\+979/u,
  /^\+1900\d{7}$/u,
  /^\+1\d{3}976\d{4}$/u,
  /^\+86(?:10|2\d|[3-9]\d{2})?16[08]\d{5}$/u,
  /^\+4470\d{8}$/u,
  /^\+81(?:990|180)\d+$/u,
];

/** The risk of a parsed number. Pure; decides nothing, `policy/may-dial` does. */
export function riskOf(number: ParsedNumber): Risk {
  if (number.short) return emergency(number) ? 'emergency' : 'unknown';
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
    case 'VOICEMAIL':
    case undefined:
      return 'unknown';
    default:
      return 'ok';
  }
}

function emergency(number: ParsedNumber): boolean {
  return (
    EMERGENCY_ANYWHERE.includes(number.e164) ||
    (EMERGENCY[number.region ?? '']?.includes(number.e164) ?? false)
  );
}
