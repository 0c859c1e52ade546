import { Phone } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { CallView, Snapshot } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { noticeSentence } from '../sentences';
import { whoIs } from '../who';
import { DrawerFrame } from './drawer';
import { askToDial } from './intents';
import type { PanelAsk } from './intents';
import { Targets } from './targets';
import { useTarget } from './use-target';

type Props = {
  readonly call: CallView;
  readonly snapshot: Snapshot;
  readonly close: () => void;
  readonly ask: PanelAsk;
};

/** A second line: whom to call while this one waits. */
export function AddCall({ call, snapshot, close, ask }: Props) {
  const [fault, setFault] = useState<string | null>(null);
  const { chosen, ...choice } = useTarget(snapshot);
  const dial = async (): Promise<void> => {
    if (!chosen) return;
    const answer = await askToDial(ask, chosen.address);
    if (!answer || answer.ok) close();
    else {
      const { what, next } = noticeSentence(`dial.${answer.error}`);
      setFault(`${what} ${next}`);
    }
  };
  return (
    <DrawerFrame title={words('add_call')} close={close}>
      <p class="small quiet">{words('add_call_about', whoIs(call).title)}</p>
      <Targets {...choice} chosen={chosen} can={snapshot.can} ask={ask} />
      <p class="small fault" role="alert">
        {fault}
      </p>
      <div class="pair bottom">
        <button
          type="button"
          class={chosen ? 'button go tall' : 'button tall unable'}
          disabled={!chosen}
          onClick={() => void dial()}
        >
          <Phone class="icon" aria-hidden="true" />
          {words('call')}
        </button>
      </div>
    </DrawerFrame>
  );
}
