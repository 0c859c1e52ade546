import { useEffect, useRef } from 'preact/hooks';
import type { CallView, Snapshot, TabNumbers } from '../../lib/snapshot/snapshot';
import { foremostCall, ringingCall, stage } from '../../lib/snapshot/stage';
import type { Stage } from '../../lib/snapshot/stage';
import { Announcement } from './announcement';
import { Dialling } from './dialling';
import { Ended } from './ended';
import { Header } from './header';
import { InCall } from './in-call';
import type { PanelAsk } from './intents';
import { LineDown } from './line-down';
import { Notices } from './notices';
import { HeldCalls, WaitingCall } from './other-calls';
import { Question } from './question';
import { Ready } from './ready';
import { Ringing } from './ringing';
import { SetUp } from './set-up';

export type PanelProps = {
  readonly snapshot: Snapshot;
  /** What the tab in front of this window shows. */
  readonly page: TabNumbers | null;
  /** False after the hub could not be reached twice. */
  readonly reached: boolean;
  readonly ask: PanelAsk;
};

/** The softphone: a drawing of the snapshot, and of nothing else. */
export function Panel({ snapshot, page, reached, ask }: PanelProps) {
  const now = stage(snapshot);
  const call = foremostCall(snapshot);
  const ringing = ringingCall(snapshot);
  const main = useKeptFocus(now);
  const held = snapshot.calls.filter((one) => one.phase === 'connected' && one.id !== call?.id);
  return (
    <div class="panel">
      <Header snapshot={snapshot} ask={ask} />
      <Announcement snapshot={snapshot} />
      <main class={`main ${now}`} ref={main} tabIndex={-1}>
        <Notices snapshot={snapshot} reached={reached} ask={ask} />
        {ringing && ringing.id !== call?.id && <WaitingCall call={ringing} ask={ask} />}
        <HeldCalls calls={held} can={snapshot.can} ask={ask} />
        {call ? (
          <CallStage call={call} now={now} snapshot={snapshot} ask={ask} />
        ) : (
          <IdleStage now={now} snapshot={snapshot} page={page} ask={ask} />
        )}
      </main>
      {snapshot.question && !ringing && (
        <Question key={snapshot.question.id} question={snapshot.question} ask={ask} />
      )}
    </div>
  );
}

type StageProps = { readonly now: Stage; readonly snapshot: Snapshot; readonly ask: PanelAsk };

function CallStage({ call, now, snapshot, ask }: StageProps & { readonly call: CallView }) {
  switch (now) {
    case 'ringing':
      return <Ringing key={call.id} call={call} ask={ask} />;
    case 'in-call':
      return <InCall key={call.id} call={call} can={snapshot.can} ask={ask} />;
    case 'ended':
      return <Ended key={call.id} call={call} ask={ask} />;
    default:
      return <Dialling key={call.id} call={call} ask={ask} />;
  }
}

function IdleStage({ now, snapshot, page, ask }: StageProps & Pick<PanelProps, 'page'>) {
  switch (now) {
    case 'ready':
      return <Ready snapshot={snapshot} page={page} ask={ask} />;
    case 'line-down':
      return <LineDown snapshot={snapshot} ask={ask} />;
    default:
      return <SetUp snapshot={snapshot} ask={ask} />;
  }
}

/**
 * Keeps the keyboard's place when a stage takes the focused button away: the next Tab then starts
 * at the stage's first control. Focus is never put on Answer, where a key being typed would press it.
 */
function useKeptFocus(now: Stage) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(now);
  useEffect(() => {
    const lost = document.activeElement === document.body;
    if (before.current !== now && lost) main.current?.focus({ preventScroll: true });
    before.current = now;
  }, [now]);
  return main;
}
