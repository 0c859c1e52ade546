import type { HubHandlers } from '../../messaging/receive-in-hub';
import type { CallLog } from '../call-log/call-log';
import type { Gateway } from '../gateway/ask-gateway';
import { recordingPart } from '../gateway/vendor-calls';
import type { History } from './history';
import { withRegions } from './with-region';

type Said = 'history.find' | 'history.seen' | 'day.figures' | 'recording.part';

/** What the panel asks of the history. */
export function historyHandlers(
  history: History,
  callLog: Pick<CallLog, 'told' | 'undelivered'>,
  gateway: Gateway,
  started: Promise<void>,
): Pick<HubHandlers['panel'], Said> {
  return {
    'history.find': async ({ unsaved, ...wanted }) => {
      await started;
      const page = unsaved
        ? await callLog.undelivered(wanted.text, wanted.before)
        : await callLog.told(await history.find(wanted));
      return withRegions(page);
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
