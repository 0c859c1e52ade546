import { describe, expect, test } from 'vitest';
import { readMessage } from './message';
import {
  elsewhere,
  endReason,
  goneFor,
  registerFault,
  strangeness,
  takesTelephoneEvents,
  transferFault,
} from './wire';
import type { SessionEnd } from './wire';

const REGISTERED = [
  'SIP/2.0 200 OK',
  'Via: SIP/2.0/WS a1b2c3.invalid;branch=z9hG4bK6912;rport=47160;received=127.0.0.1',
  'To: <sip:edward@sidetone.test>;tag=3b5e9f86',
  'From: <sip:edward@sidetone.test>;tag=k3fv2l',
  'Call-ID: 8r5c91vnuq4cn',
  'CSeq: 2 REGISTER',
  'Contact: <sip:9f8e7d6c@a1b2c3.invalid;transport=ws>;expires=120;+sip.instance="<urn:uuid:1>"',
  'Content-Length: 0',
  '\r\n',
].join('\r\n');

const outgoing: SessionEnd = {
  direction: 'outgoing',
  originator: 'remote',
  cause: 'SIP Failure Code',
  connected: false,
  reasons: [],
};
const incoming: SessionEnd = { ...outgoing, direction: 'incoming', cause: 'Canceled' };
const talking: SessionEnd = { ...outgoing, connected: true, cause: 'Terminated' };

describe('why a call ended', () => {
  test.each([
    [{ ...outgoing, wish: 'hang-up' as const }, 'cancelled'],
    [{ ...outgoing, status: 486 }, 'busy'],
    [{ ...outgoing, status: 600 }, 'busy'],
    [{ ...outgoing, status: 603 }, 'rejected'],
    [{ ...outgoing, status: 404 }, 'no-such-number'],
    [{ ...outgoing, status: 480 }, 'unreachable'],
    [{ ...outgoing, status: 408 }, 'no-answer'],
    [{ ...outgoing, status: 403 }, 'not-allowed'],
    [{ ...outgoing, status: 503 }, 'unreachable'],
    [{ ...outgoing, status: 488 }, 'failed'],
    [{ ...outgoing, status: 480, reasons: ['Q.850;cause=19;text="No answer"'] }, 'no-answer'],
    [{ ...outgoing, status: 500, reasons: ['SIP;cause=500, Q.850;cause=17'] }, 'busy'],
    [{ ...outgoing, cause: 'Connection Error' }, 'line-lost'],
    [{ ...outgoing, cause: 'Request Timeout' }, 'unreachable'],
    [{ ...incoming, wish: 'reject' as const }, 'declined'],
    [incoming, 'missed'],
    [
      { ...incoming, reasons: ['SIP;cause=200;text="Call completed elsewhere"'] },
      'answered-elsewhere',
    ],
    [{ ...incoming, cause: 'No Answer', originator: 'local' }, 'missed'],
    [{ ...incoming, cause: 'WebRTC Error' }, 'failed'],
    [talking, 'remote-hung-up'],
    [{ ...talking, reasons: ['Q.850;cause=16;text="NORMAL_CLEARING"'] }, 'remote-hung-up'],
    [{ ...talking, reasons: ['SIP;cause=408;text="RTP Timeout"'] }, 'cut'],
    [{ ...talking, originator: 'local', cause: 'RTP Timeout' }, 'cut'],
    [{ ...talking, originator: 'local', wish: 'hang-up' as const }, 'hung-up'],
    [{ ...talking, transferred: true }, 'transferred'],
  ] satisfies [SessionEnd, string][])('%j → %s', (end, reason) => {
    expect(endReason(end)).toBe(reason);
  });
});

test.each([
  [486, 'busy'],
  [600, 'busy'],
  [480, 'no-answer'],
  [408, 'no-answer'],
  [404, 'no-such-number'],
  [603, 'refused'],
  [403, 'refused'],
  [501, 'not-supported'],
  [420, 'not-supported'],
  [500, 'failed'],
  [undefined, 'failed'],
] as const)('a transfer that ends with %s is %s', (status, fault) => {
  expect(transferFault(status)).toBe(fault);
});

test('only some refusals in a dialog mean that the call is gone', () => {
  const statuses = [404, 408, 410, 480, 481, 488, 491, 500, 503, 604, undefined];
  expect(statuses.filter(goneFor)).toEqual([404, 410, 481, 604]);
});

test.each([
  [401, 'credentials-refused'],
  [403, 'credentials-refused'],
  [404, 'credentials-refused'],
  [503, 'unreachable'],
  [undefined, 'unreachable'],
] as const)('REGISTER refused by %s is %s', (status, fault) => {
  expect(registerFault(status)).toBe(fault);
});

describe('registered elsewhere', () => {
  test('not with our own contact alone', () => {
    const message = readMessage(REGISTERED);
    expect(message).toMatchObject({ method: 'REGISTER', status: 200 });
    expect(message && elsewhere(message.headers, '9f8e7d6c')).toBe(false);
  });

  test('with another one, in the same header or its own', () => {
    const other = '<sip:aaaa@b.invalid;transport=ws>;expires=60';
    for (const text of [
      REGISTERED.replace('Contact: ', `Contact: ${other}, `),
      REGISTERED.replace('Contact: ', `m: ${other}\r\nContact: `),
    ]) {
      const message = readMessage(text);
      expect(message && elsewhere(message.headers, '9f8e7d6c')).toBe(true);
    }
  });
});

test('telephone-event is read from the far end’s description', () => {
  expect(
    takesTelephoneEvents('a=rtpmap:111 opus/48000/2\r\na=rtpmap:101 telephone-event/8000'),
  ).toBe(true);
  expect(takesTelephoneEvents('a=rtpmap:0 PCMU/8000')).toBe(false);
});

describe('what is strange', () => {
  test.each([
    [REGISTERED, undefined],
    ['INVITE sip:9f8e@a.invalid SIP/2.0\r\nCSeq: 1 INVITE\r\n\r\n', undefined],
    ['MESSAGE sip:9f8e@a.invalid SIP/2.0\r\nCSeq: 1 MESSAGE\r\n\r\nhello', 'request MESSAGE'],
    ['GOSSIP sip:9f8e@a.invalid SIP/2.0\r\n\r\n', 'request GOSSIP'],
    ['{"hello":"world"}', 'not a SIP message'],
  ])('%j → %s', (text, strange) => {
    expect(strangeness(text)).toBe(strange);
  });
});
