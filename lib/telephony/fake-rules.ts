import { live } from './call';
import type { Call, CallId } from './call';
import type { CallAction } from './provider';

/** What a strict call centre accepts for a call; for tests. */
export function follows(call: Call, action: CallAction, calls: ReadonlyMap<CallId, Call>): boolean {
  if (!live(call)) return false;
  const talks = call.phase === 'connected';
  switch (action.type) {
    case 'answer':
    case 'reject':
      return call.direction === 'incoming' && call.phase === 'ringing';
    case 'hang-up':
      return true;
    case 'hold':
      return talks && !call.heldByUs;
    case 'resume':
      return talks && call.heldByUs;
    case 'mute':
    case 'unmute':
      return talks;
    case 'dtmf':
      return talks && !call.heldByUs;
    case 'transfer':
      return talks && (call.transfer === undefined || call.transfer.state === 'failed');
    case 'complete-transfer':
    case 'merge': {
      const other = calls.get(action.with);
      return talks && other !== undefined && live(other);
    }
    case 'split':
      return call.conference;
    case 'pause-recording':
      return call.recording === 'on';
    case 'resume-recording':
      return call.recording === 'paused';
    case 'cancel-transfer':
      return false;
  }
}
