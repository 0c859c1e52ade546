import { emergencyCode } from '../../phone-numbers/emergency';
import type { Region } from '../../phone-numbers/found';
import { parseNumber } from '../../phone-numbers/parse';
import { riskOf } from '../../phone-numbers/risk';
import { destinationDenial, HARMLESS } from '../../policy/destination';
import { paidShortCode } from '../../policy/paid-short-codes';
import type { Colleague } from '../../telephony/desk';

/** Where an address is read: the agent's countries, the likeliest first. */
export type Inside = {
  readonly colleagues: readonly Colleague[];
  readonly regions: readonly Region[];
  /** The agent typed it; what a page shows is never taken for an extension. */
  readonly typed: boolean;
};

/** What no exchange takes for the way out, which begins with a zero or a plus. */
const INSIDE_DIGITS = /^[1-9]\d*$/u;

/**
 * What is dialled as it is, because it is inside the company: the address of a colleague, or an
 * extension of two to six digits. A colleague's may be longer (Aliyun's extensions have eight, the
 * skill groups of AICCS more), where it is no number of the agent's countries. `null`: it goes the way of every number; so does a code that rings
 * police or fire, or may be paid for, in any country that the agent may be in.
 */
export function internalAddress(text: string, inside: Inside): string | null {
  const wanted = text.trim();
  const colleague = inside.colleagues.find(({ address }) => address === wanted);
  if (!colleague && !inside.typed) return null;
  const [region = ''] = inside.regions;
  const parsed = parseNumber(colleague ? userOf(wanted) : wanted, region);
  if (parsed?.short) {
    if (!harmless(parsed.e164, inside.regions)) return null;
    return colleague ? wanted : parsed.e164;
  }
  if (!colleague) return null;
  const digits = INSIDE_DIGITS.test(wanted) && !inside.regions.some(isNumberIn(wanted));
  if (!digits && !/[a-z@]/iu.test(wanted)) return null;
  const denied = parsed && destinationDenial({ ...HARMLESS, risk: riskOf(parsed) });
  return denied === null || denied === 'invalid-number' ? wanted : null;
}

function harmless(digits: string, regions: readonly Region[]): boolean {
  return !regions.some((region) => emergencyCode(digits, region) || paidShortCode(digits, region));
}

const isNumberIn =
  (digits: string) =>
  (region: Region): boolean =>
    parseNumber(digits, region)?.valid === true;

/** The user part of a SIP address, RFC 3261 §19.1; anything else is its own. */
function userOf(address: string): string {
  return address.replace(/^sips?:/iu, '').replace(/@.*$/su, '');
}
