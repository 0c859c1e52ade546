import type { CallAction, Capability } from '../telephony/provider';
import type { CallView, Snapshot } from './snapshot';

type Around = Pick<Snapshot, 'calls' | 'can'>;
type Action = CallAction['type'];

const NONE: ReadonlySet<Action> = new Set();

/**
 * What a view may offer for a call at this moment. Whatever is in it, the engine does; what the
 * call centre cannot do, and what cannot follow, is not.
 */
export function allowedActions(call: CallView, around: Around): ReadonlySet<Action> {
  switch (call.phase) {
    case 'ended':
      return NONE;
    case 'ringing':
      return call.direction === 'incoming' ? new Set(['answer', 'reject']) : underWay(call, around);
    case 'dialling':
    case 'connecting':
      return underWay(call, around);
    case 'connected':
      return new Set(
        Object.entries(WHEN_CONNECTED).flatMap(([action, may]) =>
          may(call, around) ? [action as Action] : [],
        ),
      );
  }
}

/** Whether somebody may be consulted about this call: a second call, to transfer it or to join. */
export function mayConsult(call: CallView, around: Around): boolean {
  return (
    call.phase === 'connected' &&
    able('consult', around) &&
    !call.conference &&
    !moving(call) &&
    !settingUp(call, around) &&
    !consulted(call, around.calls) &&
    !consultation(call, around.calls)
  );
}

/** The live call that was begun to consult somebody about this one. */
export function consultation(call: CallView, calls: readonly CallView[]): CallView | undefined {
  return calls.find((one) => one.consultFor === call.id && one.phase !== 'ended');
}

function underWay(call: CallView, { calls }: Around): ReadonlySet<Action> {
  return new Set(consulted(call, calls) ? ['hang-up', 'cancel-transfer'] : ['hang-up']);
}

type Rule = (call: CallView, around: Around) => boolean;

/** What may be done to a call that is connected, each thing by its own rule. */
const WHEN_CONNECTED: Readonly<Partial<Record<Action, Rule>>> = {
  'hang-up': () => true,
  hold: (call, around) => able('hold', around) && !call.heldByUs && !call.conference,
  resume: (call, around) => able('hold', around) && call.heldByUs && !settingUp(call, around),
  mute: (call, around) => able('mute', around) && !call.muted,
  unmute: (call, around) => able('mute', around) && call.muted,
  dtmf: (call, around) => able('dtmf', around) && !call.heldByUs,
  transfer: (call, around) =>
    able('transfer', around) &&
    !call.conference &&
    !moving(call) &&
    !consulted(call, around.calls) &&
    !consultation(call, around.calls),
  'complete-transfer': (call, around) =>
    able('consult', around) && !moving(call) && consultation(call, around.calls) !== undefined,
  'cancel-transfer': (call, { calls }) => consulted(call, calls) !== undefined,
  merge: (call, around) =>
    able('conference', around) && !moving(call) && partners(call, around).length > 0,
  split: (call) => call.conference,
  'pause-recording': (call, around) => able('recording', around) && call.recording === 'on',
  'resume-recording': (call, around) => able('recording', around) && call.recording === 'paused',
};

/** The calls that this one may be merged with. There is one conference, which others may join. */
export function partners(call: CallView, { calls }: Around): readonly CallView[] {
  const begun = calls.some((one) => one.conference);
  return calls.filter(
    (one) =>
      one.id !== call.id &&
      one.phase === 'connected' &&
      !moving(one) &&
      (begun ? one.conference !== call.conference : true),
  );
}

function able(what: Capability, { can }: Around): boolean {
  return can.includes(what);
}

function moving({ transfer }: CallView): boolean {
  return transfer !== undefined && transfer.state !== 'failed';
}

/** The live call that this one was begun to consult somebody about. */
function consulted(call: CallView, calls: readonly CallView[]): CallView | undefined {
  return calls.find((one) => one.id === call.consultFor && one.phase !== 'ended');
}

/** Another call is on its way to be connected: to take this one back would end it. */
function settingUp(call: CallView, { calls }: Around): boolean {
  return calls.some(
    (one) =>
      one.id !== call.id &&
      (one.phase === 'dialling' ||
        one.phase === 'connecting' ||
        (one.phase === 'ringing' && one.direction === 'outgoing')),
  );
}
