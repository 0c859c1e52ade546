import type { CallDirection, CallId } from './call';

/** A queue that the agent may take calls of. */
export type SkillGroup = {
  readonly id: string;
  readonly name: string;
  readonly signedIn: boolean;
};

/** A number that the agent may show to those called. `region`: its country, where known. */
export type CallerNumber = {
  readonly number: string;
  readonly name?: string;
  readonly region?: string;
};

/** Somebody to transfer to. `address`: what `dial` and `transfer` take. */
export type Colleague = {
  readonly name: string;
  readonly address: string;
  readonly group?: string;
  /** Absent: not known. */
  readonly free?: boolean;
};

/** A call in the call centre's own records. Times in ms since 1970, durations in ms. */
export type CallRecord = {
  /** Ours, where the call centre keeps it. */
  readonly id?: CallId;
  readonly direction: CallDirection;
  readonly number: string;
  readonly name?: string;
  readonly queue?: string;
  readonly at: number;
  readonly talked?: number;
  readonly recordingUrl?: string;
};

/** An agent's figures in the call centre's own words; what it does not count is absent. ms. */
export type AgentStatistics = {
  readonly incoming?: number;
  readonly outgoing?: number;
  readonly missed?: number;
  readonly talked?: number;
  readonly held?: number;
  readonly wrapUp?: number;
};

/** ms since 1970; `to` is not in it. */
export type TimeRange = { readonly from: number; readonly to: number };

/** What may be asked of a call centre besides calls, and what it answers. */
export type DeskQuestion =
  | { readonly about: 'skill-groups' | 'caller-numbers' }
  | { readonly about: 'directory'; readonly text: string }
  | { readonly about: 'history' | 'statistics'; readonly range: TimeRange };

export type DeskAnswers = {
  readonly 'skill-groups': readonly SkillGroup[];
  readonly 'caller-numbers': readonly CallerNumber[];
  readonly directory: readonly Colleague[];
  readonly history: readonly CallRecord[];
  readonly statistics: AgentStatistics;
};
