import type { CallView, Snapshot } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import type { WordKey } from '../../lib/words';
import type { PanelAsk } from '../panel/intents';
import { CheckScreen } from './check-screen';
import { DayScreen } from './day-screen';
import type { Copy } from './diagnostics';
import { HistoryScreen } from './history-screen';
import { ScreenFrame } from './screen-frame';
import type { Screen } from './screens';

type Beside = Exclude<Screen, 'phone'>;

const TITLES = {
  history: 'history',
  unsaved: 'history_unsaved',
  day: 'day',
  check: 'check',
} as const satisfies Record<Beside, WordKey>;

type Props = {
  readonly screen: Beside;
  /** The call that goes on behind it. */
  readonly call: CallView | undefined;
  readonly snapshot: Snapshot;
  readonly back: () => void;
  readonly copy: Copy;
  readonly ask: PanelAsk;
};

/** A screen in the place of the phone. */
export function ShiftScreen({ screen, call, snapshot, back, copy, ask }: Props) {
  return (
    <ScreenFrame key={screen} title={words(TITLES[screen])} call={call} back={back}>
      {(screen === 'history' || screen === 'unsaved') && (
        <HistoryScreen unsaved={screen === 'unsaved'} callLog={snapshot.callLog} ask={ask} />
      )}
      {screen === 'day' && <DayScreen ask={ask} />}
      {screen === 'check' && <CheckScreen ask={ask} copy={copy} />}
    </ScreenFrame>
  );
}
