import type { CallId } from '../../call';
import type { CallAction, Capability, ProviderEvent } from '../../provider';

/** Both sides name it when they meet; a page of another version is not spoken to. */
export const HOSTED_VERSION = 1;

/** The answer, by `postMessage` to the page's origin, with the port on which all else is said. */
export type Welcome = { readonly sidetone: 'welcome'; readonly version: number };

/** What a hosted softphone hears on its port. */
export type ToSoftphone =
  | { readonly type: 'start'; readonly credentials: unknown }
  | { readonly type: 'stop' }
  | { readonly type: 'dial'; readonly id: CallId; readonly number: string }
  | { readonly type: 'act'; readonly id: CallId; readonly action: CallAction }
  | { readonly type: 'rehearse' }
  | { readonly type: 'devices'; readonly microphone?: string; readonly speaker?: string }
  | { readonly type: 'credentials'; readonly credentials: unknown }
  | { readonly type: 'beat'; readonly n: number };

/** What a hosted softphone says. `ready` comes first; `calls` are those that live in it. */
export type FromSoftphone =
  | {
      readonly type: 'ready';
      readonly version: number;
      readonly can: readonly Capability[];
      readonly calls: readonly CallId[];
    }
  /** The last credentials were refused: answered by `credentials`, or by nothing. */
  | { readonly type: 'credentials?' }
  | { readonly type: 'beat'; readonly n: number }
  | ProviderEvent;
