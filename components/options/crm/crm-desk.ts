import type { RemoteName } from '../../../lib/crm/connector';
import type { SignInFault } from '../../../lib/messaging/protocol';
import type { Settings } from '../../../lib/policy/settings';

/** What is wrong with what was typed: the field, and what is expected there. */
export type EntryFault = { readonly field: string; readonly expected: string };

/** What the page can do about customer systems. */
export type CrmDesk = {
  /** Checks an entry as the hub will; `null`: it fits. */
  readonly fault: (entry: keyof Settings['crm'], value: object) => EntryFault | null;
  /** Opens the system's sign-in; `null`: the agent is in. */
  readonly connect: (name: RemoteName) => Promise<SignInFault | null>;
  readonly useKey: (name: RemoteName, key: string) => Promise<void>;
  readonly disconnect: (name: RemoteName) => void;
  /** What must be registered with a system that has a sign-in of its own. */
  readonly redirectOf: (name: RemoteName) => string;
};
