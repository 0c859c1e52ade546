import { Grip, Mic, MicOff, Pause, Phone, Play } from 'lucide-preact';
import type { LucideIcon } from 'lucide-preact';
import { useCallback, useState } from 'preact/hooks';
import type { PanelToHub } from '../../lib/messaging/protocol';
import type { BodyOf } from '../../lib/messaging/send';
import type { CallView, Snapshot } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { CallerCard } from './caller';
import { CalledLine } from '../parts/called-line';
import { CallKeypad } from './call-keypad';
import { CallTimer } from './call-timer';
import type { PanelAsk } from './intents';

type CallAction = BodyOf<PanelToHub, 'call.act'>['action'];

type Props = {
  readonly call: CallView;
  readonly can: Snapshot['can'];
  readonly ask: PanelAsk;
};

/** Talking: the time, the person, and what this call centre lets the agent do. */
export function InCall({ call, can, ask }: Props) {
  const [keypad, setKeypad] = useState(false);
  const act = (action: CallAction) => void ask('call.act', { call: call.id, action });
  const send = useCallback(
    (tones: string) => void ask('call.act', { call: call.id, action: { type: 'dtmf', tones } }),
    [ask, call.id],
  );
  return (
    <>
      <CallerCard call={call} ask={ask} />
      <div class="talk">
        <CallTimer since={call.connectedAt} />
        <CalledLine call={call} />
      </div>
      <CallNotes call={call} />
      {keypad && can.includes('dtmf') && <CallKeypad send={send} />}
      <div class="bottom stack">
        <div class="tools">
          {can.includes('mute') && (
            <Tool
              icon={call.muted ? MicOff : Mic}
              text={words(call.muted ? 'unmute' : 'mute')}
              on={call.muted}
              press={() => act({ type: call.muted ? 'unmute' : 'mute' })}
            />
          )}
          {can.includes('hold') && (
            <Tool
              icon={call.heldByUs ? Play : Pause}
              text={words(call.heldByUs ? 'resume' : 'hold')}
              on={call.heldByUs}
              press={() => act({ type: call.heldByUs ? 'resume' : 'hold' })}
            />
          )}
          {can.includes('dtmf') && (
            <Tool
              icon={Grip}
              text={words('keypad')}
              on={keypad}
              expands
              press={() => setKeypad(!keypad)}
            />
          )}
        </div>
        <button
          type="button"
          class="button stop tall wide"
          onClick={() => act({ type: 'hang-up' })}
        >
          <Phone class="icon hang" aria-hidden="true" />
          {words('hang_up')}
        </button>
      </div>
    </>
  );
}

function CallNotes({ call }: { readonly call: CallView }) {
  const notes = [
    call.heldByUs && words('held_by_us'),
    call.heldByThem && words('held_by_them'),
    call.muted && !call.heldByUs && words('muted_note'),
  ].filter((note) => note !== false);
  return (
    <div class="call-notes" aria-live="polite">
      {notes.map((note) => (
        <p key={note}>{note}</p>
      ))}
    </div>
  );
}

type ToolProps = {
  readonly icon: LucideIcon;
  readonly text: string;
  readonly on: boolean;
  /** The button shows or hides something, instead of switching something. */
  readonly expands?: boolean;
  readonly press: () => void;
};

/** The text says what a press does; `on` is told by shape, too, so it needs no pressed state. */
function Tool({ icon: Sign, text, on, expands = false, press }: ToolProps) {
  return (
    <button
      type="button"
      class={on ? 'button tool on' : 'button tool'}
      aria-expanded={expands ? on : undefined}
      onClick={press}
    >
      <Sign class="icon" aria-hidden="true" />
      <span>{text}</span>
    </button>
  );
}
