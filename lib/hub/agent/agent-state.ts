import { NOT_READY_CAUSES, type AgentView, type NotReadyCause } from '../../snapshot/shift';
import type { AgentEvent, Wish } from './agent-event';

/** What "more time" adds to after-call work, ms. */
export const MORE_TIME_MS = 60_000;

/**
 * A line that comes back within this time, ms, takes the agent back on duty by itself: it is the
 * same shift, and nobody has left. After that the agent may be anywhere, and says so.
 */
export const SAME_SHIFT_MS = 10 * 60_000;

/** `returns`: when it is mended the agent is on duty again without being asked. */
type Loss = { readonly at: number; readonly returns: boolean };

/**
 * What the agent wishes, and what stands in its way. The wish outlives all obstacles: somebody on a
 * break stays on it, whatever is lost meanwhile. Times in ms since 1970.
 */
export type AgentState = {
  readonly view: AgentView;
  readonly wish: Wish;
  readonly afterCall: { readonly since: number; readonly until?: number } | null;
  /** A conversation is over, and its after-call work waits for the end of another call. */
  readonly owed: boolean;
  readonly losses: Readonly<Partial<Record<NotReadyCause, Loss>>>;
  /** What is missing at this moment; a loss may stay in force longer than that. */
  readonly lacking: readonly NotReadyCause[];
  /** Before that it is no loss, but a set-up that is not finished. */
  readonly hadMicrophone: boolean;
};

/** An agent begins a shift ready: after installation, and after every sign-in. */
export function beginShift(at: number): AgentState {
  return {
    view: { duty: 'ready', since: at },
    wish: { duty: 'ready' },
    afterCall: null,
    owed: false,
    losses: {},
    lacking: [],
    hadMicrophone: false,
  };
}

/** The state after an event at a moment. Pure; an event that changes nothing returns the same. */
export function nextAgentState(state: AgentState, event: AgentEvent, at: number): AgentState {
  const after = stepped(state, event, at);
  if (after === state) return state;
  const view = viewOf(after, at);
  return { ...after, view: same(view, state.view) ? state.view : view };
}

function stepped(state: AgentState, event: AgentEvent, at: number): AgentState {
  switch (event.type) {
    case 'set':
      return wished(state, event.wish, event.unfinished, at);
    case 'saved':
      if (event.ready) return wished(state, { duty: 'ready' }, event.unfinished, at);
      return event.unfinished || !state.afterCall ? state : { ...state, afterCall: null };
    case 'call-centre':
      return taken(state, event.duty.state, event.duty.reason ?? '', at);
    case 'engine':
      return facing(state, event, at);
    case 'calls':
      return talked(state, event, at);
    case 'missed': {
      const loss = { at, returns: false };
      return { ...state, losses: { ...state.losses, 'missed-call': loss } };
    }
    case 'more-time': {
      const { since, until } = state.afterCall ?? {};
      if (since === undefined || until === undefined) return state;
      return { ...state, afterCall: { since, until: until + MORE_TIME_MS } };
    }
    case 'clock':
      return timed(state, event.unfinished, at);
    case 'signed-out':
      return { ...beginShift(at), hadMicrophone: state.hadMicrophone };
  }
}

/** Ready sets aside all that is over, and comes true when the rest is mended. */
function wished(state: AgentState, wish: Wish, unfinished: boolean, at: number): AgentState {
  const afterCall = unfinished ? state.afterCall : null;
  if (wish.duty !== 'ready') return { ...state, wish, afterCall };
  const still = state.lacking.map((cause) => {
    const since = cause === 'line-lost' ? at : (state.losses[cause]?.at ?? at);
    return [cause, { at: since, returns: true }] as const;
  });
  return { ...state, wish, afterCall, losses: Object.fromEntries(still) };
}

/** The call centre knows best, also where a supervisor has said so. */
function taken(
  state: AgentState,
  duty: 'offline' | 'ready' | 'break' | 'after-call' | 'not-ready',
  reason: string,
  at: number,
): AgentState {
  switch (duty) {
    case 'ready':
    case 'offline':
      return wished(state, { duty }, false, at);
    case 'break':
    case 'not-ready':
      return wished(state, { duty: 'break', reason }, false, at);
    case 'after-call':
      return state.afterCall ? state : { ...state, afterCall: { since: at } };
  }
}

function facing(
  state: AgentState,
  { microphone, line }: Extract<AgentEvent, { type: 'engine' }>,
  at: number,
): AgentState {
  const hadMicrophone = state.hadMicrophone || microphone === 'granted';
  const lacking = NOT_READY_CAUSES.filter((cause) => {
    const before = state.lacking.includes(cause);
    switch (cause) {
      case 'microphone-lost':
        if (microphone === 'unknown') return before;
        return hadMicrophone && (microphone === 'denied' || microphone === 'prompt');
      case 'device-lost':
        if (microphone === 'unknown') return before;
        return hadMicrophone && microphone === 'absent';
      case 'line-lost':
        return line === 'down' || (line === 'connecting' && before);
      case 'missed-call':
        return false;
    }
  });
  if (same(lacking, state.lacking) && hadMicrophone === state.hadMicrophone) return state;
  const losses = NOT_READY_CAUSES.flatMap((cause) => {
    const loss = state.losses[cause];
    if (!lacking.includes(cause)) {
      const over = state.lacking.includes(cause) && loss && back(cause, loss, line, at);
      return loss && !over ? [[cause, loss] as const] : [];
    }
    return [[cause, loss ?? { at, returns: cause === 'line-lost' }] as const];
  });
  return { ...state, hadMicrophone, lacking, losses: Object.fromEntries(losses) };
}

/** Whether what has just been mended takes the agent back on duty. */
function back(cause: NotReadyCause, loss: Loss, line: string, at: number): boolean {
  // Nobody is asked about a line that was taken down on purpose.
  if (cause === 'line-lost')
    return line === 'off' || (loss.returns && at - loss.at <= SAME_SHIFT_MS);
  return loss.returns;
}

function talked(
  state: AgentState,
  { live, over, afterCallSeconds }: Extract<AgentEvent, { type: 'calls' }>,
  at: number,
): AgentState {
  const owed = state.owed || over;
  if (!owed) return state;
  if (live) return state.owed ? state : { ...state, owed };
  if (afterCallSeconds === 0) return { ...state, owed: false };
  const until = afterCallSeconds > 0 ? at + afterCallSeconds * 1_000 : undefined;
  return { ...state, owed: false, afterCall: { since: state.afterCall?.since ?? at, until } };
}

/** The count-down ends; what is still required keeps the work going until it is saved. */
function timed(state: AgentState, unfinished: boolean, at: number): AgentState {
  const { since, until } = state.afterCall ?? {};
  if (since === undefined || until === undefined || at < until) return state;
  return { ...state, afterCall: unfinished ? { since } : null };
}

function viewOf({ view, wish, afterCall, losses }: AgentState, at: number): AgentView {
  if (afterCall) return { duty: 'after-call', ...afterCall };
  const cause = NOT_READY_CAUSES.find((lost) => losses[lost]);
  const face = wish.duty === 'ready' && cause ? ({ duty: 'not-ready', cause } as const) : wish;
  return { ...face, since: same({ ...face, since: 0 }, { ...view, since: 0 }) ? view.since : at };
}

/** Key order is that of the literals above. */
function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
