import type { Line } from '../../telephony/provider';
import type { AgentDuty } from '../../telephony/provider';
import type { MicrophoneState } from '../../messaging/engine-protocol';

/** What an agent may ask to be. `reason`: the id of a break's reason; `''`: none was given. */
export type Wish =
  { readonly duty: 'offline' | 'ready' } | { readonly duty: 'break'; readonly reason: string };

/**
 * All that may change an agent's state. `unfinished`: something that the company requires has not
 * been written yet about a call that has ended.
 */
export type AgentEvent =
  | { readonly type: 'set'; readonly wish: Wish; readonly unfinished: boolean }
  /** A wrap-up was saved. `ready`: and the agent wants calls. */
  | { readonly type: 'saved'; readonly ready: boolean; readonly unfinished: boolean }
  | {
      readonly type: 'engine';
      readonly microphone: MicrophoneState;
      readonly line: Line['state'];
    }
  /** `over`: a conversation has just ended. `live`: a call still uses the line. */
  | {
      readonly type: 'calls';
      readonly over: boolean;
      readonly live: boolean;
      /** 0: there is no after-call work · -1: it lasts until it is saved. */
      readonly afterCallSeconds: number;
    }
  /** A call rang, and the agent, who was free, did not answer. */
  | { readonly type: 'missed' }
  | { readonly type: 'more-time' }
  /** Time has passed. */
  | { readonly type: 'clock'; readonly unfinished: boolean }
  /** The call centre has another state for the agent than the one it was told. */
  | { readonly type: 'call-centre'; readonly duty: AgentDuty }
  | { readonly type: 'signed-out' };
