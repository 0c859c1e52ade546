import { ChevronDown, ChevronUp, CircleMinus, Coffee, Phone } from 'lucide-preact';
import type { CallView } from '../../lib/snapshot/snapshot';
import type { CallAction } from '../../lib/telephony/provider';
import { words } from '../../lib/words';
import { MenuButton } from '../parts/menu';
import type { PanelAsk } from './intents';

type Props = {
  readonly call: CallView;
  readonly size: 'tall' | 'compact';
  /** Where the reasons open. */
  readonly opens: 'above' | 'below';
  readonly ask: PanelAsk;
};

type Reason = Extract<CallAction, { type: 'reject' }>['reason'];

/** Says no; with a reason from the small menu beside it, which decides what the caller meets. */
export function Decline({ call, size, opens, ask }: Props) {
  const reject = (reason?: Reason) =>
    void ask('call.act', {
      call: call.id,
      action: reason === undefined ? { type: 'reject' } : { type: 'reject', reason },
    });
  const Arrow = opens === 'above' ? ChevronUp : ChevronDown;
  return (
    <div class="decline">
      <button type="button" class={`button stop ${size}`} onClick={() => reject()}>
        <Phone class={size === 'tall' ? 'icon hang' : 'icon fine hang'} aria-hidden="true" />
        {words('decline')}
      </button>
      <MenuButton
        look={`button stop ${size} more`}
        name={words('decline_how')}
        label={words('decline_how')}
        opens={opens}
        items={[
          {
            key: 'busy',
            text: words('decline_busy'),
            about: words('decline_busy_about'),
            icon: CircleMinus,
            choose: () => reject('busy'),
          },
          {
            key: 'away',
            text: words('decline_away'),
            about: words('decline_away_about'),
            icon: Coffee,
            choose: () => reject('away'),
          },
        ]}
      >
        <Arrow class="icon fine" aria-hidden="true" />
      </MenuButton>
    </div>
  );
}
