import { describe, expect, test } from 'vitest';
import { dutyOf, endOf, endOfRefused, granted, offeredOf, targetOf, TcccRefusal } from './wire';
import { payload, sessionOf, wishFor } from './wire';

const connected = { incoming: false, connected: true, transferred: false };
const dialled = { incoming: false, connected: false, transferred: false };
const rings = { incoming: true, connected: false, transferred: false };

describe('what the SDK tells', () => {
  test('comes bare or under `data`', () => {
    expect(payload({ sessionId: 's1' })).toEqual({ sessionId: 's1' });
    expect(payload({ data: { sessionId: 's1' } })).toEqual({ sessionId: 's1' });
    expect(sessionOf({ data: { sessionId: 's1' } })).toBe('s1');
    for (const odd of [undefined, null, 'x', 7, { data: null }, { sessionId: 7 }]) {
      expect(sessionOf(odd)).toBeUndefined();
    }
  });

  test('an incoming call, with the number that rang and the way through the IVR', () => {
    const call = {
      sessionId: 's1',
      type: 'phone',
      timeout: 30,
      calleePhoneNumber: '0086075586013388',
      callerPhoneNumber: '008613188888888',
      remark: 'Lin',
      ivrPath: [
        { key: '1', label: 'Sales' },
        { key: '2', label: 'Orders' },
      ],
      serverType: 'staffSeat',
    };
    const offered = {
      id: 's1',
      number: '+8613188888888',
      displayName: 'Lin',
      line: { number: '+8675586013388', queue: 'Sales › Orders' },
    };
    expect(offeredOf(call)).toEqual(offered);
    expect(offeredOf({ data: call })).toEqual(offered);
  });

  test('a call from a colleague names their account; a withheld number is empty', () => {
    const internal = { sessionId: 's1', type: 'internal', peerUserId: 'ada@example.com' };
    expect(offeredOf(internal)).toMatchObject({ id: 's1', number: 'ada@example.com' });
    expect(offeredOf({ sessionId: 's1', type: 'phone' })).toEqual({
      id: 's1',
      number: '',
      line: {},
    });
  });

  test.each([
    { sessionId: 's1', type: 'im' },
    { sessionId: 's1', type: 'video' },
    { type: 'phone' },
  ])('no call of ours: %j', (told) => {
    expect(offeredOf(told)).toBeUndefined();
  });
});

describe('how a call ends', () => {
  test.each([
    ['seat', connected, 'hung-up'],
    ['client', connected, 'remote-hung-up'],
    ['admin', connected, 'cut'],
    ['timer', connected, 'cut'],
    ['seat', { ...connected, transferred: true }, 'transferred'],
    ['seat', dialled, 'cancelled'],
    ['client', dialled, 'rejected'],
    ['timer', dialled, 'no-answer'],
    ['admin', dialled, 'failed'],
    [undefined, dialled, 'failed'],
    ['seat', rings, 'declined'],
    ['client', rings, 'missed'],
    ['timer', rings, 'missed'],
    ['admin', rings, 'missed'],
  ])('closed by %s: %j is %s', (closeBy, call, reason) => {
    expect(endOf({ sessionId: 's1', closeBy }, call)).toBe(reason);
    expect(endOf({ data: { sessionId: 's1', closeBy } }, call)).toBe(reason);
  });

  test.each([
    ['busy', 'busy'],
    ['userReject', 'rejected'],
    ['notAnswer', 'no-answer'],
    ['numberNotExist', 'no-such-number'],
    ['powerOff', 'unreachable'],
    ['notInService', 'unreachable'],
    ['outOfCredit', 'not-allowed'],
    ['blackList', 'not-allowed'],
    ['operatorError', 'failed'],
  ])('the system says %s: %s', (mainReason, reason) => {
    expect(endOf({ closeBy: 'admin', mainReason }, dialled)).toBe(reason);
    expect(endOf({ closeBy: 'admin', mainReason: '', subReason: mainReason }, dialled)).toBe(
      reason,
    );
  });
});

describe('the agent', () => {
  test.each([
    ['free', { state: 'ready' }],
    ['arrange', { state: 'after-call' }],
    ['rest', { state: 'break' }],
    ['notReady', { state: 'not-ready' }],
    ['busy', undefined],
    ['unheard-of', undefined],
  ])('is %s', (status, duty) => {
    expect(dutyOf(status)).toEqual(duty);
    expect(dutyOf({ status })).toEqual(duty);
    expect(dutyOf({ data: { status } })).toEqual(duty);
  });

  test('leaves "not ready" by the word for it', () => {
    expect(wishFor('ready', 'notReady')).toBe('stopNotReady');
    expect(wishFor('ready', 'rest')).toBe('free');
    expect(wishFor('break', 'free')).toBe('rest');
    expect(wishFor('after-call', 'free')).toBe('arrange');
    expect(wishFor('not-ready', 'free')).toBe('notReady');
  });
});

describe('what the SDK is asked', () => {
  test('is granted by a reply, bare or wrapped', async () => {
    expect(await granted(Promise.resolve({ status: 'success' }))).toEqual({ status: 'success' });
    expect(await granted(Promise.resolve({ data: { sessionId: 's1' } }))).toEqual({
      sessionId: 's1',
    });
    expect(await granted(Promise.resolve(undefined))).toEqual({});
  });

  test.each([
    () => Promise.resolve({ status: 'error', errorMsg: 'no' }),
    () => Promise.resolve({ data: { status: 'error', errorMsg: 'no' } }),
    // The SDK rejects with what is no Error.
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    () => Promise.reject({ errorMsg: 'no' }),
  ])('is refused by status or by rejection', async (ask) => {
    await expect(granted(ask())).rejects.toEqual(new TcccRefusal('no'));
  });

  test('why a call could not be begun', async () => {
    const denied = new DOMException('Permission denied', 'NotAllowedError');
    const refusal = await granted(Promise.reject(denied)).catch((error: unknown) => error);
    expect(endOfRefused(refusal)).toBe('no-microphone');
    expect(endOfRefused(new TcccRefusal('busy'))).toBe('failed');
  });

  test.each([
    ['ada@example.com', { userId: 'ada@example.com' }],
    ['1234', { skillGroupId: '1234' }],
    ['+8613188888888', undefined],
    ['', undefined],
  ])('a transfer to %s', (to, target) => {
    expect(targetOf(to)).toEqual(target);
  });
});
