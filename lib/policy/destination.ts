import type { Risk } from '../phone-numbers/risk';
import type { Hours } from './calling-hours';

/** What the rules say of one number, whoever wants to call it. */
export type Destination = {
  readonly risk: Risk;
  /** What happens to expensive numbers: premium-rate ones and satellite phones. */
  readonly premiumRate: 'refuse' | 'ask';
  readonly countryAllowed: boolean;
  /** `unknown`: a list is configured and was never loaded. */
  readonly doNotCall: 'free' | 'listed' | 'unknown';
  readonly hours: Hours;
};

/** Nothing stands against a number, or it is inside the company. */
export const HARMLESS: Destination = {
  risk: 'ok',
  premiumRate: 'refuse',
  countryAllowed: true,
  doNotCall: 'free',
  hours: 'inside',
};

/** Why a number is not dialled, whatever else holds. */
export type DestinationDenial =
  | 'emergency'
  | 'premium-rate'
  | 'satellite'
  | 'invalid-number'
  | 'country-not-allowed'
  | 'on-do-not-call-list'
  | 'do-not-call-not-loaded'
  | 'outside-calling-hours';

/** Why a number is asked about, whoever chose it. */
export const DESTINATION_DOUBTS = [
  'premium-rate',
  'satellite',
  'unknown-destination',
  'unknown-local-time',
] as const;
export type DestinationDoubt = (typeof DESTINATION_DOUBTS)[number];

/** Why such a number is never dialled; `null` for the others. What lasts comes before what passes. */
export function destinationDenial(to: Destination): DestinationDenial | null {
  switch (to.risk) {
    case 'emergency':
      return 'emergency';
    case 'invalid':
      return 'invalid-number';
    case 'premium-rate':
    case 'satellite':
      if (to.premiumRate === 'refuse') return to.risk;
  }
  if (!to.countryAllowed) return 'country-not-allowed';
  if (to.doNotCall === 'listed') return 'on-do-not-call-list';
  if (to.doNotCall === 'unknown') return 'do-not-call-not-loaded';
  return to.hours === 'outside' ? 'outside-calling-hours' : null;
}

/** What an agent is asked before such a number is dialled. */
export function destinationDoubts({ risk, hours }: Destination): readonly DestinationDoubt[] {
  const doubts: DestinationDoubt[] = [];
  if (risk === 'premium-rate' || risk === 'satellite') doubts.push(risk);
  if (risk === 'unknown') doubts.push('unknown-destination');
  if (hours === 'unknown') doubts.push('unknown-local-time');
  return doubts;
}
