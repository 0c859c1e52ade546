import { ArrowLeftRight, Grip, Merge, PhoneForwarded, Undo2 } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { allowedActions } from '../../lib/snapshot/allowed-actions';
import type { Consultation } from '../../lib/snapshot/lines';
import type { CallView, Snapshot } from '../../lib/snapshot/snapshot';
import type { CallAction } from '../../lib/telephony/provider';
import { words } from '../../lib/words';
import { whoIs } from '../who';
import { CallKeypad } from './call-keypad';
import { MuteTool } from './controls';
import type { PanelAsk } from './intents';
import { mayMerge } from './line-buttons';
import { LineRow } from './line-row';
import { CallNotes } from './talk';
import { NoTool, Tool } from './tool';

type Props = Consultation & { readonly snapshot: Snapshot; readonly ask: PanelAsk };

/** A customer waits while a colleague is asked: who is on which line, and what to do with the two. */
export function Consulting({ customer, consulted, snapshot, ask }: Props) {
  const [keypad, setKeypad] = useState(false);
  const active = customer.heldByUs ? consulted : customer;
  const other = active === consulted ? customer : consulted;
  const answered = consulted.phase === 'connected';
  const act = (call: CallView, action: CallAction): void =>
    void ask('call.act', { call: call.id, action });
  const allowed = allowedActions(active, snapshot);
  return (
    <>
      <section class="stack" aria-labelledby="consulting">
        <h1 id="consulting" class="fine">
          {words('consult_title')}
        </h1>
        <ul class="surface list">
          <LineRow call={consulted} active={active === consulted && answered} />
          <LineRow call={customer} active={active === customer} />
        </ul>
      </section>
      <CallNotes call={{ ...active, heldByUs: false, transfer: customer.transfer }} />
      <div class="tools four" role="group" aria-label={words('call_tools')}>
        <MuteTool
          call={active}
          can={snapshot.can}
          allowed={allowed}
          act={(action) => act(active, action)}
        />
        {answered && allowedActions(other, snapshot).has('resume') ? (
          <Tool
            icon={ArrowLeftRight}
            text={words('swap')}
            press={() => act(other, { type: 'resume' })}
          />
        ) : (
          <NoTool />
        )}
        {mayMerge(customer, consulted, snapshot) ? (
          <Tool
            icon={Merge}
            text={words('merge')}
            press={() => act(customer, { type: 'merge', with: consulted.id })}
          />
        ) : (
          snapshot.can.includes('conference') && <NoTool />
        )}
        {allowed.has('dtmf') ? (
          <Tool
            icon={Grip}
            text={words('keypad')}
            on={keypad}
            opens="keypad"
            press={() => setKeypad(!keypad)}
          />
        ) : (
          snapshot.can.includes('dtmf') && <NoTool />
        )}
      </div>
      {keypad && allowed.has('dtmf') && (
        <CallKeypad
          key={active.id}
          send={(tones) => act(active, { type: 'dtmf', tones })}
          close={() => setKeypad(false)}
        />
      )}
    </>
  );
}

/** The two ways out of a consultation. */
export function ConsultEnd({ customer, consulted, snapshot, ask }: Props) {
  const answered = consulted.phase === 'connected';
  const completes = allowedActions(customer, snapshot).has('complete-transfer');
  return (
    <div class="bottom stack">
      {completes && (
        <p class="small quiet consult-about">
          {answered ? '' : words('complete_unanswered_about')}
        </p>
      )}
      <div class="pair">
        <button
          type="button"
          class="button tall"
          onClick={() =>
            void ask('call.act', { call: consulted.id, action: { type: 'cancel-transfer' } })
          }
        >
          <Undo2 class="icon" aria-hidden="true" />
          <span>{words('cancel_consult', whoIs(customer).title)}</span>
        </button>
        {completes && (
          <button
            type="button"
            class="button accent tall"
            onClick={() =>
              void ask('call.act', {
                call: customer.id,
                action: { type: 'complete-transfer', with: consulted.id },
              })
            }
          >
            <PhoneForwarded class="icon" aria-hidden="true" />
            <span>{words(answered ? 'complete_transfer' : 'complete_unanswered')}</span>
          </button>
        )}
      </div>
    </div>
  );
}
