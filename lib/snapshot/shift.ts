import type { CallDirection, CallId } from '../telephony/call';
import type { CallerNumber, Colleague, SkillGroup } from '../telephony/desk';

/** Why the agent was taken off duty without asking. Each has its sentence in `_locales`. */
export const NOT_READY_CAUSES = [
  'microphone-lost',
  'device-lost',
  'line-lost',
  'missed-call',
] as const;
export type NotReadyCause = (typeof NOT_READY_CAUSES)[number];

/** The agent's state between calls; ringing and talking are told by the calls. Times in ms since 1970. */
export type AgentView =
  | { readonly duty: 'offline' | 'ready'; readonly since: number }
  | { readonly duty: 'break'; readonly reason: string; readonly since: number }
  /** `until`: when it ends by itself; absent: only when the wrap-up is saved. */
  | { readonly duty: 'after-call'; readonly since: number; readonly until?: number }
  | { readonly duty: 'not-ready'; readonly cause: NotReadyCause; readonly since: number };

/** What the agent writes about one call; on disk, encrypted, before it is here. */
export type WrapUp = {
  readonly call: CallId;
  readonly direction: CallDirection;
  readonly number: string;
  readonly name?: string;
  readonly at: number;
  /** Talking time, ms; absent while the call lives, and when it was never connected. */
  readonly talked?: number;
  readonly ended: boolean;
  readonly note: string;
  /** The id of a disposition; `''`: none. */
  readonly disposition: string;
  /** `YYYY-MM-DD`; `''`: none. */
  readonly followUp: string;
  /** It was found on disk after the browser had stopped in the middle of it. */
  readonly recovered?: true;
  /** Its call was made on the practice line: no CRM is told of it. */
  readonly practice?: true;
};

/** A choice from a list that the company keeps: a break's reason, a disposition. */
export type Choice = { readonly id: string; readonly label: string };

/** What wrap-up asks for. */
export type WrapUpForm = {
  readonly dispositions: readonly Choice[];
  readonly dispositionRequired: boolean;
  readonly noteRequired: boolean;
};

/** What the call centre's desk has told. Empty lists where it has none. */
export type Desk = {
  readonly skillGroups: readonly SkillGroup[];
  readonly callerNumbers: readonly CallerNumber[];
  /** The number shown, by the country called; `''` for all others. */
  readonly callerNumberFor: Readonly<Record<string, string>>;
  readonly colleagues: readonly Colleague[];
};
