import type { ApiAnswer, ApiRequest } from '../../api';
import type { CallId } from '../../call';
import type { DeskQuestion } from '../../desk';
import type { AgentDuty, CallAction, Capability, DialOptions, ProviderEvent } from '../../provider';

/** What a hosted softphone hears on its port. */
export type ToSoftphone =
  | { readonly type: 'start'; readonly credentials: unknown }
  | { readonly type: 'stop' }
  | ({ readonly type: 'dial'; readonly id: CallId; readonly number: string } & DialOptions)
  | { readonly type: 'act'; readonly id: CallId; readonly action: CallAction }
  | { readonly type: 'rehearse' }
  | { readonly type: 'devices'; readonly microphone?: string; readonly speaker?: string }
  | { readonly type: 'credentials'; readonly credentials: unknown }
  | { readonly type: 'duty'; readonly duty: AgentDuty }
  | { readonly type: 'sign-in'; readonly skillGroups: readonly string[] }
  /** Answered by `answer` with the same id. */
  | { readonly type: 'ask'; readonly id: string; readonly question: DeskQuestion }
  /** To `api` with the same id. */
  | ({ readonly type: 'api-answer'; readonly id: string } & ApiAnswer)
  | { readonly type: 'beat'; readonly n: number };

/** What a hosted softphone says. `ready` comes first; `calls` are those that live in it. */
export type FromSoftphone =
  | {
      readonly type: 'ready';
      readonly version: number;
      readonly can: readonly Capability[];
      readonly calls: readonly CallId[];
      /** It cannot have a second call, but for a consultation. */
      readonly oneCall?: true;
    }
  /** To `stop`: it may be taken away at once. */
  | { readonly type: 'stopped' }
  /** To the gateway, in the agent's name: answered by `api-answer`. */
  | ({ readonly type: 'api'; readonly id: string } & ApiRequest)
  /** The last credentials were refused: answered by `credentials`, or by nothing. */
  | { readonly type: 'credentials?' }
  | { readonly type: 'beat'; readonly n: number }
  /** Without a value: the question could not be answered. */
  | { readonly type: 'answer'; readonly id: string; readonly value?: unknown }
  | ProviderEvent;
