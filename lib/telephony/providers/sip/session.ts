import type { ReferEvent, RTCSession, TerminateOptions } from 'jssip/lib/RTCSession';
import type { IncomingRequest } from 'jssip/lib/SIPMessage';
import type { Headers } from './message';

/** Everything that JsSIP 3.13 has and its types miss, or has otherwise than we need it. */
type Untyped = {
  readonly _request: { readonly call_id: string };
  readonly _from_tag: string;
  readonly _to_tag: string | null;
  readonly _dialog?: { readonly uac_pending_reply: boolean };
  terminate: (options?: TerminateOptions) => void;
  sendRequest: (method: string, options?: RequestOptions) => unknown;
  refer: (target: string, options: object) => unknown;
};
type Answered = (response?: Status) => void;
type RequestOptions = {
  readonly eventHandlers?: {
    readonly onDialogError?: Answered;
    readonly onErrorResponse?: Answered;
  };
};
type Status = { readonly status_code: number };

const inside = (session: RTCSession): Untyped => session as unknown as Untyped;

/** The causes with which JsSIP gives a session up by itself, of those that we may overrule. */
export type GivingUp = { readonly cause: string; readonly status: number | undefined };

/**
 * Lets `overrule` stop JsSIP from ending a session by itself: it would hang up as soon as ICE fails
 * once, a re-INVITE is refused, or the socket is gone. Returns the real way to end it.
 * `status`: the response in the dialog that made it give up.
 */
export function guardEnd(
  session: RTCSession,
  overrule: (end: GivingUp) => boolean,
): (options?: TerminateOptions) => void {
  const raw = inside(session);
  const end = raw.terminate.bind(session);
  const send = raw.sendRequest.bind(session);
  let status: number | undefined;
  raw.terminate = (options = {}) => {
    if (!overrule({ cause: options.cause ?? '', status })) end(options);
  };
  const noting =
    (heard: Answered | undefined): Answered =>
    (response) => {
      status = response?.status_code;
      heard?.(response);
      status = undefined;
    };
  raw.sendRequest = (method, options = {}) => {
    const heard = options.eventHandlers;
    if (!heard) return send(method, options);
    const onDialogError = noting(heard.onDialogError);
    const onErrorResponse = noting(heard.onErrorResponse);
    return send(method, {
      ...options,
      eventHandlers: { ...heard, onDialogError, onErrorResponse },
    });
  };
  return end;
}

/** A re-INVITE of ours has no answer yet: one that comes now meets it head on. */
export function offering(session: RTCSession): boolean {
  return inside(session)._dialog?.uac_pending_reply === true;
}

/** What a REFER is told, in order; `failed` has the last status, if there was one. */
export type ReferProgress = {
  readonly accepted: () => void;
  readonly progress: (status: number) => void;
  readonly failed: (status?: number) => void;
};

type Notified = { readonly status_line: Status };

/**
 * Sends a REFER (RFC 3515) within the session; with `replacing`, for a transfer after a
 * consultation (RFC 3891). False when the session is not up.
 */
export function sendRefer(
  session: RTCSession,
  target: string,
  told: ReferProgress,
  replacing?: RTCSession,
): boolean {
  const notified = ({ status_line }: Notified): void => told.progress(status_line.status_code);
  return Boolean(
    inside(session).refer(target, {
      ...(replacing && { replaces: fromTheirSide(replacing) }),
      eventHandlers: {
        requestSucceeded: () => told.accepted(),
        requestFailed: ({ response }: { response: Status | null }) =>
          told.failed(response?.status_code),
        trying: notified,
        progress: notified,
        accepted: notified,
        failed: ({ status_line }: Notified) => told.failed(status_line.status_code),
      },
    }),
  );
}

/**
 * A dialog as its far end must be told of it: `to-tag` is the tag of who is told (RFC 3891 §3).
 * JsSIP's own way is right for calls that we made, and wrong for calls that we took.
 */
function fromTheirSide(session: RTCSession): object {
  const { _request, _from_tag, _to_tag } = inside(session);
  const incoming = session.direction.valueOf() === 'incoming';
  return {
    _request: { call_id: _request.call_id },
    _from_tag: incoming ? _to_tag : _from_tag,
    _to_tag: incoming ? _from_tag : _to_tag,
  };
}

/** A far end that wants us to talk to somebody else. */
export type Handover = {
  readonly headers: Headers;
  /** The address in `Refer-To`, without its headers; absent in an INVITE with `Replaces`. */
  readonly target?: { readonly user: string; readonly host: string; readonly name: string };
  /** `starting` gets the new session before JsSIP tells of it. The stream is only for `target`. */
  readonly accept: (
    starting: (session: RTCSession) => void,
    options: { mediaStream?: MediaStream; pcConfig?: RTCConfiguration; extraHeaders?: string[] },
  ) => void;
  readonly reject: () => void;
};

type Referred = IncomingRequest & {
  readonly refer_to?: {
    readonly display_name?: string | null;
    readonly uri: { readonly user: string; readonly host: string };
  };
};

/** Hears of both ways in which a far end hands us over: REFER, and INVITE with `Replaces`. */
export function onHandover(session: RTCSession, hear: (handover: Handover) => void): void {
  const told = ({ request, accept, reject }: ReferEvent): void => {
    const to = (request as Referred).refer_to;
    hear({
      headers: headersOf(request),
      ...(to && {
        target: { user: to.uri.user, host: to.uri.host, name: to.display_name ?? '' },
      }),
      accept: accept as Handover['accept'],
      reject,
    });
  };
  session.on('refer', told);
  session.on('replaces', told);
}

/** All values of a header of a request that JsSIP has parsed. */
export function headersOf(request: IncomingRequest): Headers {
  return (name) => request.getHeaders(name);
}
