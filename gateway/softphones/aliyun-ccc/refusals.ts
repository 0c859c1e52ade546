import type { EndReason, TransferFault } from '../../../lib/telephony/call';
import type { LineFault } from '../../../lib/telephony/provider';

/** Codes of `onErrorNotify`, published, and of the API behind it, as they end a call that was dialled. */
const ENDS = new Map<string, EndReason>(
  Object.entries({
    '8001': 'no-microphone',
    '8002': 'no-microphone',
    '6004': 'no-such-number',
    NoAvailableCallee: 'no-such-number',
    'NotExists.UserId': 'no-such-number',
    'NotExists.Extension': 'no-such-number',
    UserBusy: 'busy',
    '6006': 'busy',
    '6009': 'unreachable',
    AgentOffline: 'unreachable',
    '6007': 'not-allowed',
    '8003': 'not-allowed',
    '9001': 'not-allowed',
    CallerIsNull: 'not-allowed',
    NoAvailableCallersWithRedialing: 'not-allowed',
    AllAvailableCallersHaveBeenCalled: 'not-allowed',
    forbidden: 'not-allowed',
  }),
);

export function endOfRefusal(code: string): EndReason {
  return ENDS.get(code) ?? 'failed';
}

/** The same codes, where a transfer was refused. */
export function faultOfRefusal(code: string): TransferFault {
  switch (endOfRefusal(code)) {
    case 'busy':
      return 'busy';
    case 'no-such-number':
      return 'no-such-number';
    case 'unreachable':
      return 'no-answer';
    case 'not-allowed':
      return 'refused';
    default:
      return 'failed';
  }
}

const LINES = new Map<string, LineFault>(
  Object.entries({
    protocolError: 'blocked-page',
    browserError: 'blocked-page',
    // Who of the two goes on is for a person to say.
    '8020': 'taken-over',
    '8021': 'taken-over',
    '8023': 'unreachable',
    '6001': 'lost',
    '6002': 'lost',
    'Permission.StsToken': 'credentials-denied',
    InvalidBearerToken: 'credentials-refused',
    unauthorised: 'credentials-refused',
  }),
);

/** Codes after which there is no line; nothing for those of one action. */
export function lineFaultOf(code: string): LineFault | undefined {
  return LINES.get(code);
}

/** Why a call ended by the words of SIP that its legs were released with: `486 - Busy Here`. */
const SIP = new Map<string, EndReason>(
  Object.entries({
    '403': 'not-allowed',
    '404': 'no-such-number',
    '408': 'no-answer',
    '410': 'no-such-number',
    '480': 'no-answer',
    '484': 'no-such-number',
    '486': 'busy',
    '487': 'no-answer',
    '503': 'unreachable',
    '600': 'busy',
    '603': 'rejected',
    '604': 'no-such-number',
  }),
);

export function endOfSip(reason: string): EndReason | undefined {
  return SIP.get(/^\d{3}/u.exec(reason.trim())?.[0] ?? '');
}
