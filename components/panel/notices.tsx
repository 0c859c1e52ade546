import type { Snapshot } from '../../lib/snapshot/snapshot';
import { foremostCall, stage } from '../../lib/snapshot/stage';
import { words } from '../../lib/words';
import { Banner } from '../parts/banner';
import { lineSentence } from '../sentences';
import type { PanelAsk } from './intents';
import { wantsSomebody } from '../parts/record-states';
import { NoticeBanner } from './notice-banner';

type Props = {
  readonly snapshot: Snapshot;
  readonly reached: boolean;
  /** Opens what not every CRM has; absent where it is open. */
  readonly openUnsaved?: () => void;
  readonly ask: PanelAsk;
};

/** What must be known beside the stage. The region is always there, so that it is heard. */
export function Notices({ snapshot, reached, openUnsaved, ask }: Props) {
  const { line, notice } = snapshot;
  const now = stage(snapshot);
  const talking = now === 'in-call';
  const drawn =
    now === 'ended' && notice?.code === `ended.${foremostCall(snapshot)?.endReason ?? ''}`;
  return (
    <div class="notices" aria-live="polite">
      {!reached && (
        <Banner
          sentence={{ what: words('hub_unreachable'), next: words('hub_unreachable_next') }}
        />
      )}
      {talking && line.state === 'down' && (
        <Banner
          sentence={{ what: lineSentence(line.fault).what, next: words('line_down_in_call') }}
        />
      )}
      {now === 'ready' && line.state === 'up' && line.elsewhere && (
        <Banner
          kind="information"
          sentence={{ what: words('elsewhere'), next: words('elsewhere_next') }}
        />
      )}
      {openUnsaved && (now === 'ready' || now === 'off-duty') && (
        <Unsaved {...{ snapshot, openUnsaved }} />
      )}
      {notice && !drawn && <NoticeBanner notice={notice} ask={ask} />}
    </div>
  );
}

/** Records of calls that get into a CRM only if somebody does something. */
function Unsaved({ snapshot, openUnsaved }: Required<Pick<Props, 'snapshot' | 'openUnsaved'>>) {
  const { calls, failed, undelivered } = snapshot.callLog;
  const stuck = failed > 0 || Object.values(calls).flat().some(wantsSomebody);
  if (!stuck) return null;
  return (
    <Banner
      sentence={{
        what: words('unsaved_calls', String(undelivered)),
        next: words('unsaved_calls_next'),
      }}
    >
      <button type="button" class="button compact" onClick={openUnsaved}>
        {words('unsaved_calls_show')}
      </button>
    </Banner>
  );
}
