import type { EngineState } from '../messaging/engine-protocol';
import { customerOf } from '../snapshot/customer';
import type { CallView, Notice, RecentCall, Snapshot } from '../snapshot/snapshot';
import type { Call } from '../telephony/call';
import type { Capability } from '../telephony/provider';
import type { Stored } from './store';

/** What changed between two states of the engine, told once each. */
export type Transition =
  | { readonly type: 'dialled'; readonly call: CallView }
  | { readonly type: 'rang'; readonly call: CallView }
  | { readonly type: 'answered'; readonly call: CallView }
  | { readonly type: 'ended'; readonly call: CallView };

const RECENT_LIMIT = 50;

/**
 * The stored state after the engine has told its whole truth, and what happened on the way. Pure:
 * told the same state twice it finds nothing the second time, and a worker that was stopped between
 * an event and its write finds it in the next state. A live call that the engine does not know
 * ended with an engine that is gone: `cut`.
 */
export function takeEngineState(
  stored: Stored,
  engine: EngineState,
  now: number,
): { readonly stored: Stored; readonly transitions: readonly Transition[] } {
  const { snapshot, memory } = stored;
  const transitions: Transition[] = [];
  const known = new Map(snapshot.calls.map((call) => [call.id, call]));
  const told = new Set(engine.calls.map((call) => call.id));
  const finished = new Set(snapshot.recent.map((call) => call.id));

  const practice = engine.provider === 'practice' || undefined;
  const views: CallView[] = [];
  for (const before of snapshot.calls) {
    if (told.has(before.id)) continue;
    views.push(before.phase === 'ended' ? before : cut(before, now));
  }
  for (const call of engine.calls) {
    const before = known.get(call.id);
    if (!before && finished.has(call.id)) continue;
    const pending = memory.pendingDial?.id === call.id ? memory.pendingDial : null;
    views.push({
      ...call,
      contacts: before?.contacts ?? [],
      customer: before?.customer,
      lookup: before?.lookup,
      background: before?.background,
      asShown: before?.asShown ?? pending?.asShown,
      recordWaits: before?.recordWaits,
      practice: before ? before.practice : practice,
    });
  }
  for (const call of views) {
    const transition = transitionOf(known.get(call.id), call);
    if (transition) transitions.push(transition);
  }

  const ended = transitions.filter((t) => t.type === 'ended').map((t) => t.call);
  return {
    transitions,
    stored: {
      snapshot: {
        ...snapshot,
        line: engine.line,
        microphone: engine.microphone,
        devices: engine.devices,
        can: engine.can as readonly Capability[],
        notice: stillTrue(snapshot.notice, engine) ? snapshot.notice : null,
        calls: keptOnScreen(views),
        missed: snapshot.missed + ended.filter(({ endReason }) => endReason === 'missed').length,
        recent: [...ended.map(recentOf), ...snapshot.recent].slice(0, RECENT_LIMIT),
      },
      memory: {
        ...memory,
        engineEpoch: engine.epoch,
        pendingDial:
          memory.pendingDial && told.has(memory.pendingDial.id) ? null : memory.pendingDial,
      },
    },
  };
}

/** A notice about what the engine lacked goes when the engine has it. */
function stillTrue(notice: Notice | null, { line, microphone }: EngineState): boolean {
  switch (notice?.code) {
    case 'dial.no-microphone':
    case 'dial.microphone-not-asked':
    case 'ended.no-microphone':
      return microphone !== 'granted';
    case 'dial.line-down':
      return line.state !== 'up';
    default:
      return true;
  }
}

function transitionOf(before: CallView | undefined, call: CallView): Transition | null {
  if (call.phase === 'ended') return before?.phase === 'ended' ? null : { type: 'ended', call };
  if (call.phase === 'connected' && before?.phase !== 'connected')
    return { type: 'answered', call };
  if (before) return null;
  return call.direction === 'incoming' ? { type: 'rang', call } : { type: 'dialled', call };
}

function cut(call: CallView, now: number): CallView {
  return { ...call, phase: 'ended', endReason: 'cut', endedAt: now };
}

/**
 * An ended call stays in front until the agent has seen how it ended, unless another one came. A
 * call that nobody here talked on goes straight to the recent calls.
 */
function keptOnScreen(calls: readonly CallView[]): readonly CallView[] {
  const live = calls.filter((call) => call.phase !== 'ended');
  if (live.length > 0) return live;
  const last = calls.findLast(
    (call) => call.connectedAt !== undefined || call.direction === 'outgoing',
  );
  return last ? [last] : [];
}

/** The line in the list of recent calls for a call that ended. */
function recentOf(call: CallView): RecentCall {
  return {
    id: call.id,
    direction: call.direction,
    number: call.number,
    name: customerOf(call)?.name ?? call.displayName,
    queue: call.line?.queue,
    at: call.startedAt,
    talked: talked(call),
    endReason: call.endReason ?? 'failed',
  };
}

function talked(call: Call): number | undefined {
  return call.connectedAt === undefined ? undefined : (call.endedAt ?? 0) - call.connectedAt;
}

/** The calls that still use the line. */
export function liveCalls(snapshot: Snapshot): readonly CallView[] {
  return snapshot.calls.filter((call) => call.phase !== 'ended');
}

/** The incoming calls that wait for the agent. */
export function ringingCalls(snapshot: Snapshot): readonly CallView[] {
  return snapshot.calls.filter((call) => call.direction === 'incoming' && call.phase === 'ringing');
}
