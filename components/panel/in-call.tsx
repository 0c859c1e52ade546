import { Phone } from 'lucide-preact';
import { useCallback } from 'preact/hooks';
import { allowedActions } from '../../lib/snapshot/allowed-actions';
import type { CallView, Snapshot } from '../../lib/snapshot/snapshot';
import type { CallAction } from '../../lib/telephony/provider';
import { words } from '../../lib/words';
import { CallBar } from './call-bar';
import { CallKeypad } from './call-keypad';
import { CallerCard } from './caller';
import { Controls } from './controls';
import type { Drawer } from './drawer';
import type { PanelAsk } from './intents';
import { Talk } from './talk';
import { WhoIsIt } from './who-is-it';

type Props = {
  readonly call: CallView;
  readonly snapshot: Snapshot;
  readonly drawer: Drawer | null;
  readonly open: (drawer: Drawer | null) => void;
  readonly ask: PanelAsk;
};

/** Talking: the time, the person, and what this call centre lets the agent do. */
export function InCall({ call, snapshot, drawer, open, ask }: Props) {
  const act = useCallback(
    (action: CallAction) => void ask('call.act', { call: call.id, action }),
    [ask, call.id],
  );
  const send = useCallback((tones: string) => act({ type: 'dtmf', tones }), [act]);
  const keypad = drawer === 'keypad' && allowedActions(call, snapshot).has('dtmf');
  return (
    <>
      {keypad ? (
        <CallBar call={call} />
      ) : (
        <>
          <CallerCard call={call} ask={ask} />
          <WhoIsIt call={call} ask={ask} />
          <Talk call={call} />
        </>
      )}
      <Controls call={call} snapshot={snapshot} drawer={drawer} open={open} act={act} />
      {keypad && <CallKeypad send={send} close={() => open(null)} />}
    </>
  );
}

/** The one way out, always at the same place. */
export function HangUp({ call, ask }: Pick<Props, 'call' | 'ask'>) {
  return (
    <div class="bottom">
      <button
        type="button"
        class="button stop tall wide"
        onClick={() => void ask('call.act', { call: call.id, action: { type: 'hang-up' } })}
      >
        <Phone class="icon hang" aria-hidden="true" />
        {words('hang_up')}
      </button>
    </div>
  );
}
