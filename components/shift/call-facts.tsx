import { ExternalLink } from 'lucide-preact';
import type { HistoryRecord } from '../../lib/snapshot/history';
import type { RecordState } from '../../lib/snapshot/call-log';
import { words } from '../../lib/words';
import { RecordStates } from '../parts/record-states';
import { duration, moment } from '../times';
import type { PanelAsk } from '../panel/intents';
import { ChangeNote } from './change-note';
import { FactLine } from './fact';
import { qualityFigure, qualityWord } from './quality-words';
import { Recording } from './recording';

type Props = {
  readonly record: HistoryRecord;
  readonly now: number;
  /** How it stands with the CRMs. */
  readonly saved: readonly RecordState[];
  readonly tryAgain: () => void;
  readonly ask: PanelAsk;
};

/** Everything that is known of a call and has no place in its row. */
export function CallFacts({ record, now, saved, tryAgain, ask }: Props) {
  const { at, company, queue, held, wrapUp, disposition, followUp, quality } = record;
  const { recordingUrl, recording } = record;
  return (
    <>
      <ChangeNote record={record} ask={ask} />
      <dl class="fact-lines small">
        <FactLine name={words('history_when')}>{moment(at, now)}</FactLine>
        {company !== undefined && (
          <FactLine name={words('history_company')}>
            <bdi>{company}</bdi>
          </FactLine>
        )}
        {queue !== undefined && (
          <FactLine name={words('history_queue')}>
            <bdi>{queue}</bdi>
          </FactLine>
        )}
        {disposition !== undefined && (
          <FactLine name={words('history_disposition')}>
            <bdi>{disposition}</bdi>
          </FactLine>
        )}
        {followUp !== undefined && followUp !== '' && (
          <FactLine name={words('history_follow_up')}>{followUp}</FactLine>
        )}
        {held !== undefined && held > 0 && (
          <FactLine name={words('history_held')}>{duration(held)}</FactLine>
        )}
        {wrapUp !== undefined && (
          <FactLine name={words('history_after_call')}>{duration(wrapUp)}</FactLine>
        )}
        {quality && (
          <FactLine name={words('history_quality')}>
            {`${qualityWord(quality.level)} · MOS ${qualityFigure(quality.mos)}`}
          </FactLine>
        )}
      </dl>
      {saved.length > 0 && <RecordStates states={saved} tryAgain={tryAgain} />}
      {recording !== undefined && <Recording id={recording} ask={ask} />}
      {recording === undefined && recordingUrl !== undefined && secure(recordingUrl) && (
        <a class="button compact" href={recordingUrl} target="_blank" rel="noreferrer">
          <ExternalLink class="icon fine" aria-hidden="true" />
          {words('history_listen')}
        </a>
      )}
    </>
  );
}

/** The call centre's word is not trusted: `javascript:` and the like are no links. */
function secure(address: string): boolean {
  return URL.parse(address)?.protocol === 'https:';
}
