import type { HubHandlers } from '../../messaging/receive-in-hub';
import type { Gateway } from '../gateway/ask-gateway';
import { recordingPart } from '../gateway/vendor-calls';
import type { History } from './history';
import { withRegions } from './with-region';

type Said = 'history.find' | 'history.seen' | 'day.figures' | 'recording.part';

/** What the panel asks of the history. */
export function historyHandlers(
  history: History,
  gateway: Gateway,
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
    'recording.part': async ({ id, from }) => {
      await started;
      return recordingPart(gateway, id, from);
    },
  };
}
