import {
  CirclePause,
  CirclePlay,
  Grip,
  Mic,
  MicOff,
  Pause,
  PhoneForwarded,
  Play,
  Plus,
} from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { allowedActions, mayConsult } from '../../lib/snapshot/allowed-actions';
import type { CallView, Snapshot } from '../../lib/snapshot/snapshot';
import type { CallAction } from '../../lib/telephony/provider';
import { words } from '../../lib/words';
import type { Drawer } from './drawer';
import { NoTool, Tool } from './tool';
import { mayAdd } from './use-drawer';

type Props = {
  readonly call: CallView;
  readonly snapshot: Snapshot;
  readonly drawer: Drawer | null;
  readonly open: (drawer: Drawer | null) => void;
  readonly act: (action: CallAction) => void;
};

/** What can be done to a call. A tool has its place as soon as the call centre is able to do it. */
export function Controls({ call, snapshot, drawer, open, act }: Props) {
  const { can } = snapshot;
  const allowed = allowedActions(call, snapshot);
  const transfers = allowed.has('transfer') || mayConsult(call, snapshot);
  const toggle = (one: Drawer) => () => open(drawer === one ? null : one);
  return (
    <div class="tools" role="group" aria-label={words('call_tools')}>
      <MuteTool call={call} can={can} allowed={allowed} act={act} />
      {can.includes('hold') && <HoldTool call={call} allowed={allowed} act={act} />}
      <Place able={can.includes('dtmf')} may={allowed.has('dtmf')}>
        <Tool
          icon={Grip}
          text={words('keypad')}
          on={drawer === 'keypad'}
          opens="keypad"
          press={toggle('keypad')}
        />
      </Place>
      <Place able={can.includes('transfer') || can.includes('consult')} may={transfers}>
        <Tool
          icon={PhoneForwarded}
          text={words('transfer')}
          on={drawer === 'transfer'}
          opens="transfer"
          press={toggle('transfer')}
        />
      </Place>
      <Place able={can.includes('second-call')} may={mayAdd(snapshot)}>
        <Tool
          icon={Plus}
          text={words('add_call')}
          on={drawer === 'add'}
          opens="add"
          press={toggle('add')}
        />
      </Place>
      {call.recording !== undefined && <RecordingTool call={call} allowed={allowed} act={act} />}
    </div>
  );
}

type PlaceProps = {
  readonly able: boolean;
  readonly may: boolean;
  readonly children: ComponentChildren;
};

function Place({ able, may, children }: PlaceProps) {
  if (!able) return null;
  return may ? <>{children}</> : <NoTool />;
}

type SwitchProps = Pick<Props, 'call' | 'act'> & {
  readonly allowed: ReadonlySet<CallAction['type']>;
};

/** The microphone's switch. */
export function MuteTool({
  call,
  can,
  allowed,
  act,
}: SwitchProps & { readonly can: Snapshot['can'] }) {
  const type = call.muted ? 'unmute' : 'mute';
  return (
    <Place able={can.includes('mute')} may={allowed.has(type)}>
      <Tool
        icon={call.muted ? MicOff : Mic}
        text={words(type)}
        on={call.muted}
        press={() => act({ type })}
      />
    </Place>
  );
}

function HoldTool({ call, allowed, act }: SwitchProps) {
  const type = call.heldByUs ? 'resume' : 'hold';
  return (
    <Place able may={allowed.has(type)}>
      <Tool
        icon={call.heldByUs ? Play : Pause}
        text={words(type)}
        on={call.heldByUs}
        press={() => act({ type })}
      />
    </Place>
  );
}

function RecordingTool({ call, allowed, act }: SwitchProps) {
  const paused = call.recording === 'paused';
  const type = paused ? 'resume-recording' : 'pause-recording';
  return (
    <Place able={allowed.has(type)} may>
      <Tool
        icon={paused ? CirclePlay : CirclePause}
        text={words(paused ? 'resume_recording' : 'pause_recording')}
        on={paused}
        press={() => act({ type })}
      />
    </Place>
  );
}
