import type { Snapshot, TabNumbers } from '../../lib/snapshot/snapshot';
import type { Stage } from '../../lib/snapshot/stage';
import type { CallId } from '../../lib/telephony/call';
import { CrmConnections } from './crm-connections';
import type { AllowSites, PanelAsk } from './intents';
import { LineDown } from './line-down';
import { Ready } from './ready';
import { Recovered } from './recovered';
import { SetUp } from './set-up';

type Props = {
  readonly now: Stage;
  readonly snapshot: Snapshot;
  readonly page: TabNumbers | null;
  /** Opens what was being written when the browser stopped. */
  readonly openRecovered: (call: CallId) => void;
  readonly openHistory: () => void;
  readonly allowSites: AllowSites;
  readonly ask: PanelAsk;
};

/** The face of the panel between calls. */
export function IdleStage(props: Props) {
  const { now, snapshot, page, openRecovered, openHistory, ask } = props;
  const recovered = <Recovered wrapUps={snapshot.wrapUps} open={openRecovered} />;
  switch (now) {
    case 'ready':
    case 'off-duty':
      return (
        <>
          {recovered}
          <CrmConnections systems={snapshot.crm} ask={ask} />
          <Ready snapshot={snapshot} page={page} openHistory={openHistory} ask={ask} />
        </>
      );
    case 'line-down':
      return (
        <>
          {recovered}
          <LineDown snapshot={snapshot} ask={ask} />
        </>
      );
    default:
      return <SetUp snapshot={snapshot} allowSites={props.allowSites} ask={ask} />;
  }
}
