import type { HubHandlers } from '../../messaging/receive-in-hub';
import type { CallLog } from './call-log';

type Said = 'call-log.send' | 'call-log.discard';
type Parts = { readonly started: Promise<void>; readonly callLog: CallLog };

/** What panel and options page ask of the call log. */
export function callLogHandlers({ started, callLog }: Parts): Pick<HubHandlers['options'], Said> {
  return {
    'call-log.send': async () => {
      await started;
      return callLog.sendNow();
    },
    'call-log.discard': async () => {
      await started;
      await callLog.discard();
    },
  };
}
