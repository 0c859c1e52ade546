import { Phone, PhoneOff } from 'lucide-preact';
import type { CallLogView } from '../../lib/snapshot/call-log';
import type { CallView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { RecordStates } from '../parts/record-states';
import { noticeSentence } from '../sentences';
import { duration } from '../times';
import { CallerCard } from './caller';
import { askToDial } from './intents';
import type { PanelAsk } from './intents';

type Props = { readonly call: CallView; readonly callLog: CallLogView; readonly ask: PanelAsk };

/** How it ended, what to do next, and the way on. */
export function Ended({ call, callLog, ask }: Props) {
  const { what, next } = noticeSentence(`ended.${call.endReason ?? 'failed'}`);
  const { connectedAt, endedAt } = call;
  const saved = callLog.calls[call.id];
  const dismiss = () => ask('call.dismiss', { call: call.id });
  const again = call.direction === 'incoming' && connectedAt === undefined;
  return (
    <>
      <div class="hero">
        <span class="hero-sign past" aria-hidden="true">
          <PhoneOff class="icon" />
        </span>
        <p class="hero-title">{what}</p>
        <p class="quiet">{next}</p>
        {connectedAt !== undefined && endedAt !== undefined && (
          <p class="pill number">
            {words('call_time')} {duration(endedAt - connectedAt)}
          </p>
        )}
      </div>
      <CallerCard call={call} ask={ask} />
      {saved && (
        <div role="status">
          <RecordStates
            states={saved}
            tryAgain={() => void ask('call-log.try-again', { call: call.id })}
          />
        </div>
      )}
      <div class="pair bottom">
        {call.number !== '' && (
          <button
            type="button"
            class="button tall"
            onClick={() => void dismiss().then(() => askToDial(ask, call.number))}
          >
            <Phone class="icon" aria-hidden="true" />
            {words(again ? 'call_back' : 'call_again')}
          </button>
        )}
        <button type="button" class="button accent tall" onClick={() => void dismiss()}>
          {words('done')}
        </button>
      </div>
    </>
  );
}
