import type { EndReason, TransferFault } from '../../call';
import type { LineFault } from '../../provider';
import { listed, readMessage } from './message';
import type { Headers } from './message';

/** How a session ended, in JsSIP's words and those of the message that ended it. */
export type SessionEnd = {
  readonly direction: 'incoming' | 'outgoing';
  readonly originator: string;
  readonly cause: string;
  readonly connected: boolean;
  /** What the agent did last, if that is why it ended. */
  readonly wish?: 'hang-up' | 'reject';
  /** The far end talks to somebody else now, as the agent wanted. */
  readonly transferred?: boolean;
  /** The final response to our INVITE. */
  readonly status?: number;
  /** All `Reason` headers (RFC 3326). */
  readonly reasons: readonly string[];
};

/** JsSIP's words for ends that no message tells. */
const BY_CAUSE: Readonly<Record<string, EndReason>> = {
  'Connection Error': 'line-lost',
  'Request Timeout': 'unreachable',
  'User Denied Media Access': 'no-microphone',
};

const BY_STATUS: Readonly<Record<number, EndReason>> = {
  401: 'not-allowed',
  403: 'not-allowed',
  404: 'no-such-number',
  407: 'not-allowed',
  408: 'no-answer',
  410: 'no-such-number',
  480: 'unreachable',
  484: 'no-such-number',
  486: 'busy',
  487: 'no-answer',
  600: 'busy',
  603: 'rejected',
  604: 'no-such-number',
  607: 'rejected',
  608: 'rejected',
};

/** ITU-T Q.850 causes, which a gateway to the telephone network adds to a vaguer SIP status. */
const BY_Q850: Readonly<Record<number, EndReason>> = {
  1: 'no-such-number',
  17: 'busy',
  18: 'no-answer',
  19: 'no-answer',
  20: 'unreachable',
  21: 'rejected',
  22: 'no-such-number',
  27: 'unreachable',
  28: 'no-such-number',
  34: 'unreachable',
  38: 'unreachable',
  41: 'unreachable',
  42: 'unreachable',
};

/** Why a call ended, in our words. */
export function endReason(end: SessionEnd): EndReason {
  if (end.transferred) return 'transferred';
  if (end.connected) return afterTalk(end);
  if (end.direction === 'incoming') return beforeAnswer(end);
  if (end.wish) return 'cancelled';
  const telephone = BY_Q850[causeIn(end.reasons, 'Q.850') ?? 0];
  if (telephone) return telephone;
  if (end.status !== undefined) return BY_STATUS[end.status] ?? serverFault(end.status);
  return BY_CAUSE[end.cause] ?? 'failed';
}

function afterTalk(end: SessionEnd): EndReason {
  if (end.wish) return 'hung-up';
  // A back-to-back agent says why it gave up: 408 or 480 when the other side fell silent.
  const fault = causeIn(end.reasons, 'SIP');
  if (end.originator !== 'remote' || (fault !== undefined && fault >= 400)) return 'cut';
  return 'remote-hung-up';
}

function beforeAnswer(end: SessionEnd): EndReason {
  if (end.wish) return 'declined';
  if (end.cause === 'Canceled') {
    return causeIn(end.reasons, 'SIP') === 200 ? 'answered-elsewhere' : 'missed';
  }
  if (end.cause === 'No Answer' || end.cause === 'Expires') return 'missed';
  return BY_CAUSE[end.cause] ?? 'failed';
}

function serverFault(status: number): EndReason {
  return status >= 500 && status < 600 ? 'unreachable' : 'failed';
}

function causeIn(reasons: readonly string[], protocol: string): number | undefined {
  const reason = listed(reasons).find((one) =>
    one.trim().toLowerCase().startsWith(protocol.toLowerCase()),
  );
  const cause = /;\s*cause\s*=\s*(\d+)/iu.exec(reason ?? '')?.[1];
  return cause === undefined ? undefined : Number(cause);
}

/** Why REGISTER failed. A user that the registrar does not know is a matter of credentials, too. */
export function registerFault(status: number | undefined): LineFault {
  return status === 401 || status === 403 || status === 404 || status === 407
    ? 'credentials-refused'
    : 'unreachable';
}

const TRANSFER_FAULTS: Readonly<Record<number, TransferFault>> = {
  403: 'refused',
  404: 'no-such-number',
  405: 'not-supported',
  408: 'no-answer',
  410: 'no-such-number',
  420: 'not-supported',
  480: 'no-answer',
  484: 'no-such-number',
  486: 'busy',
  487: 'no-answer',
  489: 'not-supported',
  501: 'not-supported',
  600: 'busy',
  603: 'refused',
  604: 'no-such-number',
  606: 'refused',
  607: 'refused',
  608: 'refused',
};

/** Why a transfer came to nothing: the status of the REFER, or the last that a NOTIFY told. */
export function transferFault(status: number | undefined): TransferFault {
  return TRANSFER_FAULTS[status ?? 0] ?? 'failed';
}

/** Whether a request in a dialog was refused because the far end knows no such call any more. */
export function goneFor(status: number | undefined): boolean {
  return status === 404 || status === 410 || status === 481 || status === 604;
}

/** Whether a REGISTER's 200 binds other phones than the one with this contact user. */
export function elsewhere(headers: Headers, ownUser: string): boolean {
  return listed(headers('Contact')).some((contact) => !contact.includes(`sip:${ownUser}@`));
}

/** RFC 4733 tones can be sent when the far end listed them. */
export function takesTelephoneEvents(sdp: string): boolean {
  return /^a=rtpmap:\d+ telephone-event\/\d+/imu.test(sdp);
}

const KNOWN_REQUESTS = new Set('INVITE ACK BYE CANCEL OPTIONS INFO UPDATE NOTIFY REFER'.split(' '));

/** What is strange about a message, in a few words without personal data; else `undefined`. */
export function strangeness(text: string): string | undefined {
  const message = readMessage(text);
  if (!message) return 'not a SIP message';
  if (message.status !== undefined || KNOWN_REQUESTS.has(message.method)) return undefined;
  return `request ${message.method}`;
}
