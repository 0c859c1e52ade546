import type { HubHandlers } from '../../messaging/receive-in-hub';
import type { History } from './history';
import { withRegions } from './with-region';

type Said = 'history.find' | 'history.seen' | 'day.figures';

/** What the panel asks of the history. */
export function historyHandlers(
  history: History,
  started: Promise<void>,
): Pick<HubHandlers['panel'], Said> {
  return {
    'history.find': async (wanted) => {
      await started;
      return withRegions(await history.find(wanted));
    },
    'history.seen': async () => {
      await started;
      await history.seen();
    },
    'day.figures': async () => {
      await started;
      return history.figures();
    },
  };
}
