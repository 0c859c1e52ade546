/** What the proxy saw; `at` is ms since the epoch with µs after the point. */
export type SipEvent = {
  readonly at: number;
  readonly kind: 'request' | 'reply' | 'own-reply' | 'socket-closed' | 'ready';
  /** Of the request, also for replies. */
  readonly method: string;
  readonly status?: number;
  /** User part of the request's address: for a call the number that was dialled. */
  readonly target: string;
  readonly from: string;
  readonly to: string;
  readonly callId: string;
  readonly cseq: number;
  readonly source: string;
  /** Within a dialog that stands: a hold, a BYE, an ACK. */
  readonly inDialog: boolean;
  readonly contentType: string;
  /** Whole values of `Refer-To`, `Replaces` and `P-Preferred-Identity`; empty where absent. */
  readonly referTo: string;
  readonly replaces: string;
  readonly wished: string;
  /** True for a REGISTER that takes a phone off line. */
  readonly unregisters: boolean;
};

const ABSENT = '<null>';

/** The event in one line of the proxy's output, or `undefined` for lines of other kinds. */
export function sipEvent(line: string): SipEvent | undefined {
  const start = line.indexOf('@{');
  if (start < 0) return undefined;
  const raw = JSON.parse(line.slice(start + 1)) as Record<string, string>;
  const text = (name: string): string => {
    const value = raw[name] ?? ABSENT;
    return value === ABSENT ? '' : decodeURIComponent(value);
  };
  return {
    at: Number(raw['at']) * 1000,
    kind: raw['kind'] as SipEvent['kind'],
    method: text('method'),
    ...(raw['status'] && { status: Number(raw['status']) }),
    target: text('target'),
    from: text('from'),
    to: text('to'),
    callId: text('callId'),
    cseq: Number(text('cseq') || '0'),
    source: text('source'),
    inDialog: text('toTag') !== '',
    contentType: text('type'),
    referTo: text('referTo'),
    replaces: text('replaces'),
    wished: text('wished'),
    unregisters:
      text('method') === 'REGISTER' &&
      (text('expires') === '0' || /;expires=0\b/u.test(text('contact'))),
  };
}
