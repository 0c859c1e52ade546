import { conferenceOf, consultationOf } from '../../lib/snapshot/lines';
import type { WrapUp } from '../../lib/snapshot/shift';
import type { CallView, Snapshot } from '../../lib/snapshot/snapshot';
import { CallWork } from './call-work';
import { Conference, ConferenceEnd } from './conference';
import { ConsultEnd, Consulting } from './consulting';
import { Dialling } from './dialling';
import { searchOf } from './search-of';
import { Ended } from './ended';
import type { PanelAsk } from './intents';
import type { NoteDesk } from './note-desk';
import { NoteField } from './note-field';
import { Ringing } from './ringing';

type Props = {
  readonly call: CallView | undefined;
  /** What is to be written now: of a call that has ended. */
  readonly wrapUp: WrapUp | undefined;
  readonly snapshot: Snapshot;
  readonly notes: NoteDesk;
  /** Leaves a recovered wrap-up. */
  readonly leave: () => void;
  readonly ask: PanelAsk;
};

/** The face of the panel while there is a call, or one to be written about. */
export function CallStage(props: Props) {
  const { call, wrapUp, snapshot, notes, leave, ask } = props;
  if (wrapUp) {
    return (
      <CallWork
        key={wrapUp.call}
        wrapUp={wrapUp}
        snapshot={snapshot}
        notes={notes}
        leave={wrapUp.recovered && leave}
        ask={ask}
      />
    );
  }
  if (!call) return null;
  if (call.phase === 'ended')
    return <Ended key={call.id} call={call} callLog={snapshot.callLog} ask={ask} />;
  if (call.phase === 'ringing' && call.direction === 'incoming') {
    return <Ringing key={call.id} call={call} search={searchOf(call, snapshot)} ask={ask} />;
  }
  const consultation = consultationOf(snapshot);
  if (consultation) {
    return (
      <>
        <Consulting {...consultation} snapshot={snapshot} ask={ask} />
        <NoteOf calls={[consultation.customer]} snapshot={snapshot} notes={notes} />
        <ConsultEnd {...consultation} snapshot={snapshot} ask={ask} />
      </>
    );
  }
  const [first, ...others] = conferenceOf(snapshot);
  if (call.conference && first) {
    return (
      <>
        <Conference members={[first, ...others]} snapshot={snapshot} ask={ask} />
        <NoteOf calls={[first, ...others]} snapshot={snapshot} notes={notes} />
        <ConferenceEnd members={[first, ...others]} snapshot={snapshot} ask={ask} />
      </>
    );
  }
  if (call.phase !== 'connected') {
    return <Dialling key={call.id} call={call} search={searchOf(call, snapshot)} ask={ask} />;
  }
  return (
    <CallWork
      key={call.id}
      call={call}
      wrapUp={snapshot.wrapUps.find((one) => one.call === call.id)}
      snapshot={snapshot}
      notes={notes}
      ask={ask}
    />
  );
}

type NoteProps = Pick<Props, 'snapshot' | 'notes'> & { readonly calls: readonly CallView[] };

/** The note about the customer among several lines: whoever is not consulted. */
function NoteOf({ calls, snapshot, notes }: NoteProps) {
  const customer = calls.find(({ consultFor }) => consultFor === undefined);
  const wrapUp = snapshot.wrapUps.find(({ call }) => call === customer?.id);
  return wrapUp ? <NoteField key={wrapUp.call} wrapUp={wrapUp} notes={notes} /> : null;
}
