import type { EffectivePolicy } from '../../lib/policy/effective';
import type { SettingKey } from '../../lib/policy/settings';

/** What the company rules, and what of it this browser has yet to let us do. */
export type PolicyView = {
  readonly effective: EffectivePolicy;
  /** The company has a policy. */
  readonly company: boolean;
  /** It is still on its way. */
  readonly waits: boolean;
  /** Origins that the company configures. */
  readonly addresses: readonly string[];
  /** Those among them that Chrome keeps closed to us. */
  readonly closed: readonly string[];
};

/** Whether the company keeps a key from the agent. */
export type Locked = (key: SettingKey) => boolean;
