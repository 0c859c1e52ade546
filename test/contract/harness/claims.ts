import type { ProviderKind } from '../../../lib/messaging/engine-protocol';
import type { Capability } from '../../../lib/telephony/provider';

/** Vendors' pages. */
const PAGES = ['hosted/aliyun-ccc', 'hosted/aliyun-aiccs', 'hosted/tencent-tccc'] as const;

/** A provider, or one of its pages. */
export type RigName = ProviderKind | (typeof PAGES)[number];

export const KINDS: readonly RigName[] = ['practice', 'sip', 'hosted', ...PAGES];

/** What a test may need of the far ends. */
type FarEnd = 'a far end that holds' | 'a far end that hangs up' | 'a colleague' | 'somebody busy';

export type Need = Capability | FarEnd;

/**
 * What a provider of each kind claims to do, in the order of `CAPABILITIES`. It stands here so that
 * a test which it does not concern is skipped before a page is opened for it; each provider is held
 * to it, to the word, as soon as it is on line.
 */
export const CLAIMS: Readonly<Record<RigName, readonly Capability[]>> = {
  practice: [
    ...(['hold', 'second-call', 'mute', 'dtmf', 'transfer', 'consult', 'conference'] as const),
    ...(['rehearse', 'round-trip', 'agent-state', 'skill-groups', 'caller-numbers'] as const),
    ...(['directory', 'history', 'statistics'] as const),
  ],
  sip: [
    ...(['hold', 'second-call', 'mute', 'dtmf', 'transfer', 'consult', 'conference'] as const),
    ...(['elsewhere', 'round-trip'] as const),
  ],
  hosted: ['hold', 'second-call', 'mute', 'rehearse'],
  'hosted/aliyun-ccc': [
    ...(['hold', 'mute', 'dtmf', 'transfer', 'consult', 'agent-state', 'skill-groups'] as const),
    ...(['caller-numbers', 'directory'] as const),
  ],
  'hosted/aliyun-aiccs': [
    ...(['hold', 'mute', 'transfer', 'agent-state', 'caller-numbers', 'directory'] as const),
  ],
  'hosted/tencent-tccc': [
    ...(['hold', 'mute', 'dtmf', 'transfer', 'agent-state', 'caller-numbers'] as const),
    'directory',
  ],
};

/** Whom a rig of each kind has at the other ends. */
export const FAR_ENDS: Readonly<Record<RigName, readonly FarEnd[]>> = {
  practice: ['a far end that holds', 'a colleague', 'somebody busy'],
  sip: ['a far end that holds', 'a far end that hangs up', 'a colleague', 'somebody busy'],
  hosted: [],
  'hosted/aliyun-ccc': ['a far end that hangs up', 'a colleague', 'somebody busy'],
  'hosted/aliyun-aiccs': ['a far end that hangs up', 'a colleague'],
  'hosted/tencent-tccc': ['a far end that hangs up', 'a colleague'],
};
