import type { CallView, Snapshot } from '../../lib/snapshot/snapshot';
import type { WrapUp } from '../../lib/snapshot/shift';
import { wrapUpSentence } from '../sentences';
import { AddCall } from './add-call';
import { CallBar } from './call-bar';
import { CustomerFacts } from './customer-facts';
import { FindCustomer } from './find-customer';
import { HangUp, InCall } from './in-call';
import type { PanelAsk } from './intents';
import type { NoteDesk } from './note-desk';
import { NoteField } from './note-field';
import { searchOf } from './search-of';
import { Transfer } from './transfer';
import { useDrawer } from './use-drawer';
import { useSaving } from './use-saving';
import { WrapUpEnd, WrapUpTop } from './wrap-up';

type Props = {
  /** Present: the agent talks. Absent: the call has ended, and `wrapUp` is there. */
  readonly call?: CallView;
  readonly wrapUp: WrapUp | undefined;
  readonly snapshot: Snapshot;
  readonly notes: NoteDesk;
  /** Leaves a recovered wrap-up for later, or is told that it was saved. */
  readonly leave?: () => void;
  readonly ask: PanelAsk;
};

/**
 * A call from its answer to its last word. The note is one and the same field throughout, and so is that
 * of a name that is searched for: a call that ends in the middle of a word takes neither the word nor the
 * keyboard away.
 */
export function CallWork({ call, wrapUp, snapshot, notes, leave, ask }: Props) {
  const { fault, save } = useSaving(snapshot, notes, ask);
  const { drawer, open } = useDrawer(call, snapshot);
  const toSave = !call && wrapUp;
  const about = call ?? snapshot.calls.find(({ id }) => id === wrapUp?.call);
  const done = toSave && (() => void save(toSave).then((saved) => saved && leave?.()));
  if (call && (drawer === 'transfer' || drawer === 'add')) {
    const Sheet = drawer === 'add' ? AddCall : Transfer;
    return (
      <>
        <CallBar call={call} />
        <Sheet call={call} snapshot={snapshot} close={() => open(null)} ask={ask} />
      </>
    );
  }
  return (
    <>
      {call && (
        <InCall key="talk" call={call} snapshot={snapshot} drawer={drawer} open={open} ask={ask} />
      )}
      {toSave && (
        <WrapUpTop key="top" wrapUp={toSave} snapshot={snapshot} fault={fault} ask={ask} />
      )}
      {wrapUp && drawer === null && (
        <NoteField
          key={`note ${wrapUp.call}`}
          wrapUp={wrapUp}
          notes={notes}
          required={snapshot.wrapUpForm.noteRequired}
          fault={fault === 'note-required' ? wrapUpSentence(fault) : undefined}
          done={done || undefined}
        />
      )}
      {about && drawer === null && (
        <FindCustomer
          key={`find ${about.id}`}
          call={about}
          search={searchOf(about, snapshot)}
          ask={ask}
        />
      )}
      {call && drawer === null && <CustomerFacts key="facts" call={call} ask={ask} />}
      {call && <HangUp key="hang-up" call={call} ask={ask} />}
      {toSave && done && (
        <WrapUpEnd
          key="end"
          wrapUp={toSave}
          snapshot={snapshot}
          fault={fault}
          save={done}
          later={toSave.recovered && leave}
          ask={ask}
        />
      )}
    </>
  );
}
