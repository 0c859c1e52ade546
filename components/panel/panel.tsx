import { useEffect, useRef, useState } from 'preact/hooks';
import { conferenceOf, consultationOf, waitingLines } from '../../lib/snapshot/lines';
import type { LiveQuality } from '../../lib/snapshot/live-quality';
import type { CallView, Snapshot, TabNumbers } from '../../lib/snapshot/snapshot';
import { foremostCall, openWrapUp, ringingCall, stage } from '../../lib/snapshot/stage';
import type { Stage } from '../../lib/snapshot/stage';
import type { CallId } from '../../lib/telephony/call';
import type { Copy } from '../shift/diagnostics';
import { MeasuredQuality } from '../shift/quality';
import { useScreen } from '../shift/screens';
import type { Screen } from '../shift/screens';
import { ShiftScreen } from '../shift/shift-screen';
import { ShiftTools } from '../shift/shift-tools';
import { Announcement } from './announcement';
import { CallStage } from './call-stage';
import { DutyBar } from './duty-bar';
import { Header } from './header';
import { HeldCalls } from './held-calls';
import { IdleStage } from './idle-stage';
import { SignOutQuestion } from '../parts/sign-out';
import { Masking } from '../shown-number';
import type { AllowSites, PanelAsk } from './intents';
import { Notices } from './notices';
import { PageElsewhere, PageInPanel } from './page-in-panel';
import type { PageView } from './page-in-panel';
import { Question } from './question';
import { useNotes } from './use-notes';
import { WaitingCall } from './waiting-call';

export type PanelProps = {
  readonly snapshot: Snapshot;
  /** What the tab in front of this window shows. */
  readonly page: TabNumbers | null;
  /** False after the hub could not be reached twice. */
  readonly reached: boolean;
  readonly ask: PanelAsk;
  /** How the call sounds that was measured last. */
  readonly quality: LiveQuality | null;
  readonly copy: Copy;
  /** Absent where the call centre's page does not stand in the panel. */
  readonly callCentrePage?: PageView | null;
  readonly allowSites: AllowSites;
};

/** The softphone: a drawing of the snapshot, and of nothing else but what is being typed. */
export function Panel(props: PanelProps) {
  const { snapshot, page, reached, quality, copy, ask, callCentrePage: centre } = props;
  const now = stage(snapshot);
  const notes = useNotes(ask);
  const [recovered, openRecovered] = useState<CallId | null>(null);
  const call = foremostCall(snapshot);
  const ringing = ringingCall(snapshot);
  const [screen, open] = useScreen(snapshot);
  const main = useKeptFocus(screen === 'phone' ? now : screen);
  const front = frontLines(snapshot, call);
  const [going, goes] = useState(false);
  const { undelivered } = snapshot.callLog;
  const live = call && call.phase !== 'ended';
  const wrapUp = live
    ? undefined
    : (openWrapUp(snapshot) ?? snapshot.wrapUps.find((one) => one.call === recovered));
  return (
    <Masking.Provider value={snapshot.maskNumbers}>
      <MeasuredQuality.Provider value={quality}>
        <div class="panel">
          <Header
            snapshot={snapshot}
            ask={ask}
            tools={
              <ShiftTools
                snapshot={snapshot}
                call={call}
                open={open}
                signOut={() => (undelivered > 0 ? goes(true) : void ask('sign-out', {}))}
                ask={ask}
              />
            }
          />
          <Announcement snapshot={snapshot} />
          <main class={`main ${screen === 'phone' ? now : screen}`} ref={main} tabIndex={-1}>
            <Notices
              snapshot={snapshot}
              reached={reached}
              openUnsaved={screen === 'unsaved' ? undefined : () => open('unsaved')}
              ask={ask}
            />
            {centre?.state === 'elsewhere' && <PageElsewhere {...centre} />}
            {screen === 'phone' ? (
              <>
                {ringing && ringing.id !== call?.id && <WaitingCall call={ringing} ask={ask} />}
                {live && (
                  <HeldCalls
                    calls={waitingLines(snapshot, front)}
                    front={call}
                    snapshot={snapshot}
                    ask={ask}
                  />
                )}
                {call || wrapUp ? (
                  <CallStage
                    call={call}
                    wrapUp={wrapUp}
                    snapshot={snapshot}
                    notes={notes}
                    leave={() => openRecovered(null)}
                    ask={ask}
                  />
                ) : (
                  <>
                    <IdleStage
                      allowSites={props.allowSites}
                      now={now}
                      snapshot={snapshot}
                      page={page}
                      openRecovered={openRecovered}
                      openHistory={() => open('history')}
                      ask={ask}
                    />
                    {now !== 'set-up' && <DutyBar snapshot={snapshot} ask={ask} />}
                  </>
                )}
              </>
            ) : (
              <ShiftScreen
                screen={screen}
                snapshot={snapshot}
                call={live ? call : undefined}
                back={() => open('phone')}
                copy={copy}
                ask={ask}
              />
            )}
          </main>
          {centre?.state === 'here' && <PageInPanel {...centre} />}
          {going && !ringing && (
            <SignOutQuestion
              undelivered={undelivered}
              sendRecords={() => ask('call-log.send', {})}
              discardRecords={() => ask('call-log.discard', {})}
              signOut={() => ask('sign-out', {})}
              close={() => goes(false)}
            />
          )}
          {snapshot.question && !ringing && (
            <Question key={snapshot.question.id} question={snapshot.question} ask={ask} />
          )}
        </div>
      </MeasuredQuality.Provider>
    </Masking.Provider>
  );
}

/** The lines that the stage itself draws; others wait beside it. */
function frontLines(snapshot: Snapshot, call: CallView | undefined): readonly CallView[] {
  const consultation = consultationOf(snapshot);
  if (consultation) return [consultation.customer, consultation.consulted];
  const conference = conferenceOf(snapshot);
  if (call?.conference) return conference;
  return call ? [call] : [];
}

/**
 * Keeps the keyboard's place when a stage takes the focused button away: the next Tab then starts
 * at the stage's first control. Focus is never put on Answer, where a key being typed would press it.
 */
function useKeptFocus(now: Stage | Screen) {
  const main = useRef<HTMLElement>(null);
  const before = useRef(now);
  useEffect(() => {
    const lost = document.activeElement === document.body;
    if (before.current !== now && lost) main.current?.focus({ preventScroll: true });
    before.current = now;
  }, [now]);
  return main;
}
