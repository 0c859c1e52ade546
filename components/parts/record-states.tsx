import { CircleAlert, CircleCheck, Clock } from 'lucide-preact';
import type { RecordState } from '../../lib/snapshot/call-log';
import { words } from '../../lib/words';

type Props = {
  readonly states: readonly RecordState[];
  /** Tries it once more; absent where there is no place for a button. */
  readonly tryAgain?: () => void;
};

/** Whether each CRM has a call: by shape, text and colour. */
export function RecordStates({ states, tryAgain }: Props) {
  const failed = states.some(({ state }) => state !== 'saved');
  return (
    <span class="record-states">
      {states.map((one) => {
        const { icon: Sign, look } = signOf(one);
        return (
          <span key={one.connector} class={`record-state small ${look}`}>
            <Sign class="icon fine" aria-hidden="true" />
            <bdi>{recordSentence(one)}</bdi>
          </span>
        );
      })}
      {failed && tryAgain && (
        <button type="button" class="button compact" onClick={tryAgain}>
          {words('try_again')}
        </button>
      )}
    </span>
  );
}

/** Whether somebody must do something about it. */
export function wantsSomebody({ state, code }: RecordState): boolean {
  return state === 'failed' || code === 'expired' || code === 'not-set-up';
}

function signOf(one: RecordState) {
  if (one.state === 'saved') return { icon: CircleCheck, look: one.outdated ? 'late' : 'saved' };
  if (wantsSomebody(one)) return { icon: CircleAlert, look: 'failed' };
  return { icon: Clock, look: 'late' };
}

function recordSentence({ crm, state, code, status, outdated, amends }: RecordState): string {
  if (amends && state === 'failed') {
    const gone = status === 404 || status === 410;
    return words(gone ? 'record_deleted' : 'record_amend_refused', crm);
  }
  if (state === 'saved') return words(outdated ? 'record_outdated' : 'record_saved', crm);
  if (code === 'not-set-up') return words('record_not_set_up', crm);
  if (state === 'waiting')
    return words(
      code === 'expired' ? 'record_expired' : amends ? 'record_amends' : 'record_waiting',
      crm,
    );
  if (code === 'garbage') return words('record_garbage', crm);
  return status === undefined
    ? words('record_refused', crm)
    : words('record_refused_status', crm, String(status));
}
