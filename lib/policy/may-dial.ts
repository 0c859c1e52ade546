import type { Wait } from './call-rate';
import {
  destinationDenial,
  destinationDoubts,
  type Destination,
  type DestinationDenial,
  type DestinationDoubt,
} from './destination';

/** Why we would rather ask the agent first. */
export type Doubt =
  | 'not-visible'
  | 'text-differs'
  | 'region-guessed'
  | 'untrusted-site'
  | 'in-a-call'
  | DestinationDoubt
  | 'always-asked';

/** Why we do not dial at all. */
export type Denial =
  | 'empty-number'
  | DestinationDenial
  | 'busy-with-a-call'
  | 'not-signed-in'
  | 'no-microphone'
  | 'microphone-not-asked'
  | 'line-down'
  | 'policy-pending'
  | 'policy-unreadable'
  | Wait['because'];

/**
 * Whether the company's policy is known, or that there is none. `unreadable`: it wants to spare
 * somebody from calls, and nobody can say whom.
 */
export type PolicyState = 'known' | 'pending' | 'unreadable';

/** Everything that the decision stands on; the number was parsed by the hub itself. */
export type DialFacts = Destination & {
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
  /** As many calls as are allowed went out within the last minute. */
  readonly wait: Wait | null;
  readonly confirmDial: 'in-doubt' | 'always';
};

export type Verdict =
  | { readonly do: 'dial' }
  | { readonly do: 'ask'; readonly doubts: readonly Doubt[] }
  | {
      readonly do: 'refuse';
      readonly because: Denial;
      /** When the same call may go out, ms since 1970, where time alone mends it. */
      readonly until?: number;
    };

/**
 * Whether this call may go out: the only gate (SECURITY.md B1, B2). Refusals come in the order in
 * which an agent would mend them; a denied destination is denied whatever else is wrong, and a wait
 * is told only when nothing else is.
 */
export function mayDial(facts: DialFacts): Verdict {
  const because = denialOf(facts);
  if (because) return { do: 'refuse', because };
  if (facts.wait) return { do: 'refuse', ...facts.wait };
  const doubts = doubtsOf(facts);
  return doubts.length > 0 ? { do: 'ask', doubts } : { do: 'dial' };
}

function denialOf(facts: DialFacts): Denial | null {
  if (facts.empty) return 'empty-number';
  const never = destinationDenial(facts);
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
  doubts.push(...destinationDoubts(facts));
  if (facts.confirmDial === 'always') doubts.push('always-asked');
  return doubts;
}
