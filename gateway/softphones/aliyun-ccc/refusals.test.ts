import { describe, expect, it } from 'vitest';
import { calleeOf } from './callee';
import { endOfRefusal, endOfSip, faultOfRefusal, lineFaultOf } from './refusals';
import { dutyOf, talking, withoutCall } from './status';
import { toldCall, toldError, toldStatus } from './told';

describe('the published codes', () => {
  it.each([
    [-1, undefined, false, true],
    [0, undefined, false, false],
    [1, 'offline', false, true],
    [2, 'break', false, true],
    [3, 'ready', false, true],
    [5, 'after-call', false, true],
    [6, undefined, false, false],
    [8, undefined, false, false],
    [9, undefined, true, false],
    [10, undefined, true, false],
    [11, undefined, true, false],
    [12, undefined, false, false],
    [16, undefined, false, false],
    [17, undefined, false, false],
    [20, undefined, false, false],
  ])('status %i: duty %s, talking %s, without a call %s', (code, duty, talks, without) => {
    expect([dutyOf(code), talking(code), withoutCall(code)]).toEqual([duty, talks, without]);
  });

  it.each([
    ['8001', 'no-microphone', 'failed', undefined],
    ['8002', 'no-microphone', 'failed', undefined],
    ['6001', 'failed', 'failed', 'lost'],
    ['6004', 'no-such-number', 'no-such-number', undefined],
    ['6006', 'busy', 'busy', undefined],
    ['6009', 'unreachable', 'no-answer', undefined],
    ['8003', 'not-allowed', 'refused', undefined],
    ['9001', 'not-allowed', 'refused', undefined],
    ['CallerIsNull', 'not-allowed', 'refused', undefined],
    ['NoAvailableCallee', 'no-such-number', 'no-such-number', undefined],
    ['UserBusy', 'busy', 'busy', undefined],
    ['8021', 'failed', 'failed', 'taken-over'],
    ['8023', 'failed', 'failed', 'unreachable'],
    ['protocolError', 'failed', 'failed', 'blocked-page'],
    ['Permission.StsToken', 'failed', 'failed', 'credentials-denied'],
    ['something else', 'failed', 'failed', undefined],
    ['constructor', 'failed', 'failed', undefined],
  ])(
    'error %s ends a call as %s, a transfer as %s, the line as %s',
    (code, end, transfer, line) => {
      expect([endOfRefusal(code), faultOfRefusal(code), lineFaultOf(code)]).toEqual([
        end,
        transfer,
        line,
      ]);
    },
  );

  it.each([
    ['486 - Busy Here', 'busy'],
    ['480 - Temporarily Unavailable', 'no-answer'],
    ['404 - Not Found', 'no-such-number'],
    ['603 - Decline', 'rejected'],
    ['200 - Okay', undefined],
    ['无', undefined],
  ])('a leg released with %s ended as %s', (reason, end) => {
    expect(endOfSip(reason)).toBe(end);
  });
});

describe('what callbacks are given', () => {
  it('is read with care: numbers as text, lists that are not there, the customer’s leg first', () => {
    const channelContexts = [
      { userId: 'edward@ccc-test', releaseReason: '200 - Okay' },
      { userId: null, releaseReason: '486 - Busy Here' },
    ];
    expect(
      toldCall({ caller: 13188888888, callContext: { jobId: 'job-1', channelContexts } }),
    ).toEqual({
      jobId: 'job-1',
      caller: '13188888888',
      callee: '',
      releaseReasons: ['486 - Busy Here', '200 - Okay'],
    });
    expect(toldCall({ jobId: 'job-1', callContext: null })).toMatchObject({ jobId: 'job-1' });
    for (const odd of [undefined, null, 'ringing', { jobId: {} }]) {
      expect(toldCall(odd)).toEqual({ jobId: '', caller: '', callee: '', releaseReasons: [] });
    }
    expect([{ code: 3 }, { code: '3' }, { code: 'x' }, null].map(toldStatus)).toEqual([
      3,
      3,
      undefined,
      undefined,
    ]);
    expect([{ errorCode: 9001 }, { errorCode: '9001' }, {}, 7].map(toldError)).toEqual([
      '9001',
      '9001',
      '',
      '',
    ]);
  });
});

it.each([
  ['+8613188888888', undefined, { callee: '13188888888', caller: 'auto' }],
  ['+8613188888888', '+865711234567', { callee: '13188888888', caller: '05711234567' }],
  ['+12025550143', undefined, { callee: '0012025550143', caller: 'auto' }],
  ['80011475', undefined, { callee: '80011475', caller: '' }],
  ['sissi@ccc-test', '+865711234567', { callee: 'sissi@ccc-test', caller: '' }],
])('%s shown as %s is dialled as %j', (number, from, dialled) => {
  expect(calleeOf(number, from)).toEqual(dialled);
});
