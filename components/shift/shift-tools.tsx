import {
  ChartNoAxesColumn,
  ClipboardCheck,
  CloudAlert,
  Ellipsis,
  History,
  LogOut,
  Settings,
} from 'lucide-preact';
import type { CallView, Snapshot } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import type { PanelAsk } from '../panel/intents';
import { MenuButton } from '../parts/menu';
import { Devices } from './devices';
import { QualitySign } from './quality';
import type { Screen } from './screens';

type Props = {
  readonly snapshot: Snapshot;
  /** The call in front. */
  readonly call: CallView | undefined;
  readonly open: (screen: Screen) => void;
  readonly signOut: () => void;
  readonly ask: PanelAsk;
};

/** The header's buttons: how it sounds, the devices, and the screens beside the phone. */
export function ShiftTools({ snapshot, call, open, signOut, ask }: Props) {
  const { undelivered } = snapshot.callLog;
  const missed = snapshot.missed > 0 ? words('missed_count', String(snapshot.missed)) : undefined;
  return (
    <div class="shift-tools">
      <QualitySign call={call} />
      <Devices snapshot={snapshot} check={() => open('check')} ask={ask} />
      <MenuButton
        look="button plain round"
        name={words('more_menu')}
        label={words('more_menu')}
        items={[
          {
            key: 'history',
            text: words('history'),
            about: missed,
            icon: History,
            choose: () => open('history'),
          },
          {
            key: 'day',
            text: words('day'),
            icon: ChartNoAxesColumn,
            choose: () => open('day'),
          },
          {
            key: 'check',
            text: words('check'),
            icon: ClipboardCheck,
            choose: () => open('check'),
          },
          {
            key: 'settings',
            text: words('open_settings'),
            icon: Settings,
            choose: () => void ask('options.open', {}),
          },
          ...(undelivered > 0
            ? [
                {
                  key: 'unsaved',
                  text: words('history_unsaved'),
                  about: words('unsaved_calls', String(undelivered)),
                  icon: CloudAlert,
                  choose: () => open('unsaved'),
                },
              ]
            : []),
          ...(snapshot.signIn === 'in'
            ? [{ key: 'sign-out', text: words('sign_out'), icon: LogOut, choose: signOut }]
            : []),
        ]}
      >
        <Ellipsis class="icon" aria-hidden="true" />
      </MenuButton>
    </div>
  );
}
