import { MessageCircleQuestionMark, PhoneForwarded } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { allowedActions, mayConsult } from '../../lib/snapshot/allowed-actions';
import type { CallView, Snapshot } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { noticeSentence } from '../sentences';
import { whoIs } from '../who';
import { DrawerFrame } from './drawer';
import { askToConsult } from './intents';
import type { PanelAsk } from './intents';
import { Targets } from './targets';
import { useTarget } from './use-target';

type Props = {
  readonly call: CallView;
  readonly snapshot: Snapshot;
  readonly close: () => void;
  readonly ask: PanelAsk;
};

/** Where to send the customer: at once, or after the colleague has been asked. */
export function Transfer({ call, snapshot, close, ask }: Props) {
  const [fault, setFault] = useState<string | null>(null);
  const { chosen, ...choice } = useTarget(snapshot);
  const blind = allowedActions(call, snapshot).has('transfer');
  const consult = mayConsult(call, snapshot);

  const send = (): void => {
    if (!chosen || !blind) return;
    void ask('call.act', { call: call.id, action: { type: 'transfer', to: chosen.address } });
    close();
  };
  const consultFirst = async (): Promise<void> => {
    if (!chosen || !consult) return;
    const answer = await askToConsult(ask, chosen.address, call.id);
    if (!answer || answer.ok) close();
    else setFault(sentence(`dial.${answer.error}`));
  };
  return (
    <DrawerFrame title={words('transfer_to', whoIs(call).title)} close={close}>
      <Targets {...choice} chosen={chosen} can={snapshot.can} ask={ask} />
      <p class="small fault" role="alert">
        {fault}
      </p>
      <div class="pair bottom">
        {consult && (
          <button
            type="button"
            class={chosen ? 'button tall' : 'button tall unable'}
            disabled={!chosen}
            onClick={() => void consultFirst()}
          >
            <MessageCircleQuestionMark class="icon" aria-hidden="true" />
            {words('ask_first')}
          </button>
        )}
        {blind && (
          <button
            type="button"
            class={chosen ? 'button accent tall' : 'button tall unable'}
            disabled={!chosen}
            onClick={send}
          >
            <PhoneForwarded class="icon" aria-hidden="true" />
            {words('send_now')}
          </button>
        )}
      </div>
    </DrawerFrame>
  );
}

function sentence(code: Parameters<typeof noticeSentence>[0]): string {
  const { what, next } = noticeSentence(code);
  return `${what} ${next}`;
}
