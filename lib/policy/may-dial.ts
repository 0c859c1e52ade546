import type { Risk } from '../phone-numbers/risk';

/** Why we would rather ask the agent first. */
export type Doubt =
  | 'not-visible'
  | 'text-differs'
  | 'region-guessed'
  | 'untrusted-site'
  | 'in-a-call'
  | 'unknown-destination';

/** Why we do not dial at all. */
export type Denial =
  | 'empty-number'
  | 'invalid-number'
  | 'premium-rate'
  | 'emergency'
  | 'busy-with-a-call'
  | 'not-signed-in'
  | 'no-microphone'
  | 'microphone-not-asked'
  | 'line-down'
  | 'policy-pending'
  | 'policy-unreadable';

/**
 * Whether the company's policy is known, or that there is none. `unreadable`: it wants to spare
 * somebody from calls, and nobody can say whom.
 */
export type PolicyState = 'known' | 'pending' | 'unreadable';

/** Everything that the decision stands on; the number was parsed by the hub itself. */
export type DialFacts = {
  readonly risk: Risk;
  readonly empty: boolean;
  /** No country code in the text, and nobody has said which country is meant. */
  readonly regionGuessed: boolean;
  /** The text and the link's target are different numbers, or the page's scan read another one. */
  readonly textDiffers: boolean;
  /** The button was provably visible, or the agent typed the number. */
  readonly visible: boolean;
  readonly trustedSite: boolean;
  /** Another call is up or on its way, and the line takes no more. */
  readonly busy: boolean;
  /** A conversation would be held for it, and the agent did not choose so in the panel. */
  readonly interrupts: boolean;
  readonly signedIn: boolean;
  readonly microphone: 'unknown' | 'prompt' | 'granted' | 'denied' | 'absent';
  readonly lineUp: boolean;
  readonly policy: PolicyState;
};

export type Verdict =
  | { readonly do: 'dial' }
  | { readonly do: 'ask'; readonly doubts: readonly Doubt[] }
  | { readonly do: 'refuse'; readonly because: Denial };

/**
 * Whether this call may go out. Refusals come in the order in which an agent would mend them;
 * a denied destination is denied whatever else is wrong. SECURITY.md B1: premium-rate and satellite
 * numbers never, a type that the metadata does not know only after a question.
 */
export function mayDial(facts: DialFacts): Verdict {
  const because = denialOf(facts);
  if (because) return { do: 'refuse', because };
  const doubts = doubtsOf(facts);
  return doubts.length > 0 ? { do: 'ask', doubts } : { do: 'dial' };
}

/** Why a number is never dialled, whatever else holds; `null` for the others. */
export function riskDenial(
  risk: Risk,
): Extract<Denial, 'emergency' | 'premium-rate' | 'invalid-number'> | null {
  switch (risk) {
    case 'emergency':
      return 'emergency';
    case 'premium-rate':
    case 'satellite':
      return 'premium-rate';
    case 'invalid':
      return 'invalid-number';
    default:
      return null;
  }
}

function denialOf(facts: DialFacts): Denial | null {
  if (facts.empty) return 'empty-number';
  const never = riskDenial(facts.risk);
  if (never) return never;
  if (facts.policy !== 'known') return `policy-${facts.policy}`;
  if (facts.busy) return 'busy-with-a-call';
  if (!facts.signedIn) return 'not-signed-in';
  if (facts.microphone === 'prompt' || facts.microphone === 'unknown')
    return 'microphone-not-asked';
  if (facts.microphone !== 'granted') return 'no-microphone';
  return facts.lineUp ? null : 'line-down';
}

function doubtsOf(facts: DialFacts): readonly Doubt[] {
  const doubts: Doubt[] = [];
  if (!facts.visible) doubts.push('not-visible');
  if (facts.textDiffers) doubts.push('text-differs');
  if (facts.regionGuessed) doubts.push('region-guessed');
  if (!facts.trustedSite) doubts.push('untrusted-site');
  if (facts.interrupts) doubts.push('in-a-call');
  if (facts.risk === 'unknown') doubts.push('unknown-destination');
  return doubts;
}
