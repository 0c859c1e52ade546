import { describe, expect, test } from 'vitest';
import { readKnock } from '../../page-frame/knock';
import { readSoftphone, strangeness } from './wire';

describe('what a hosted softphone may say', () => {
  test.each([
    { type: 'ready', version: 1, can: ['hold'], calls: ['a'] },
    { type: 'credentials?' },
    { type: 'beat', n: 3 },
    { type: 'line', line: { state: 'up', elsewhere: false } },
    { type: 'line', line: { state: 'down', fault: 'lost', retryAt: 5 } },
    { type: 'offered', call: { id: 'a', number: '+12025550143', line: { queue: 'Sales' } } },
    { type: 'call', id: 'a', event: { type: 'connected', at: 5 } },
    { type: 'call', id: 'a', event: { type: 'ended', reason: 'busy', at: 5 } },
    { type: 'call', id: 'a', event: { type: 'held', by: 'them', on: true, at: 5 } },
    {
      type: 'call',
      id: 'a',
      event: {
        type: 'transfer',
        transfer: { kind: 'blind', to: '1001', state: 'failed', fault: 'busy' },
      },
    },
    { type: 'call', id: 'a', event: { type: 'transfer', transfer: null } },
    { type: 'call', id: 'a', event: { type: 'party', number: '1001', displayName: 'Ada' } },
    { type: 'call', id: 'a', event: { type: 'conference', on: true } },
    { type: 'call', id: 'a', event: { type: 'recording', state: 'paused' } },
    {
      type: 'call',
      id: 'a',
      event: { type: 'quality', quality: { level: 'good', mos: 4.2, lossIn: 0, jitterMs: 3 } },
    },
    { type: 'duty', duty: { state: 'break', reason: 'lunch' } },
    { type: 'answer', id: '1', value: [] },
    { type: 'answer', id: '1' },
    { type: 'ready', version: 1, can: ['hold'], calls: [], oneCall: true },
    { type: 'stopped' },
    { type: 'api', id: '1', action: 'MakeCall', request: { callee: '1001', tags: ['a'] } },
  ])('$type is understood', (message) => {
    expect(readSoftphone(message)).toEqual(message);
  });

  test.each([
    null,
    'beat',
    {},
    { type: 'ready', version: 2, can: [], calls: [] },
    { type: 'ready', version: 1, can: ['x'.repeat(501)], calls: [] },
    { type: 'duty', duty: { state: 'asleep' } },
    { type: 'api', id: '1', action: '../session', request: {} },
    { type: 'api', id: '1', action: 'MakeCall', request: 'callee' },
    { type: 'api', id: '1', action: 'MakeCall', request: { tags: 'x'.repeat(40_000) } },
    { type: 'call', id: 'a', event: { type: 'party', number: 'x'.repeat(501) } },
    {
      type: 'call',
      id: 'a',
      event: { type: 'quality', quality: { level: 'good', mos: 9, lossIn: 0, jitterMs: 3 } },
    },
    { type: 'line', line: { state: 'sideways' } },
    { type: 'offered', call: { id: '', number: '1' } },
    { type: 'call', id: 'a', event: { type: 'ended', reason: 'because', at: 5 } },
    { type: 'call', id: 'a', event: { type: 'connected' } },
    { type: 'offered', call: { id: 'a', number: 'x'.repeat(501) } },
  ])('%j is not', (message) => {
    expect(readSoftphone(message)).toBeUndefined();
  });

  test('what a later page can do besides is left out', () => {
    const ready = { type: 'ready', version: 1, can: ['fly', 'hold'], calls: [] };
    expect(readSoftphone(ready)).toEqual({ ...ready, can: ['hold'] });
  });

  test('a hold without its time is of this moment', () => {
    const event = { type: 'held', by: 'us', on: true };
    expect(readSoftphone({ type: 'call', id: 'a', event })).toMatchObject({
      event: { ...event, at: expect.any(Number) as number },
    });
  });

  test('what the protocol does not know is dropped from what it knows', () => {
    const call = { id: 'a', number: '1', token: 'secret' };
    expect(readSoftphone({ type: 'offered', call })).toEqual({
      type: 'offered',
      call: { id: 'a', number: '1' },
    });
  });
});

test('a knock names our version', () => {
  const knock = { sidetone: 'knock', version: 1 };
  expect(readKnock(knock)).toEqual(knock);
  expect(readKnock({ ...knock, nonce: 'n' })).toEqual({ ...knock, nonce: 'n' });
  expect(readKnock({ ...knock, version: 2 })).toBeUndefined();
  expect(readKnock({ ...knock, nonce: '' })).toBeUndefined();
  expect(readKnock('knock')).toBeUndefined();
});

test('what is logged of a strange message is its type alone', () => {
  expect(strangeness({ type: 'gossip', number: '+12025550143' })).toBe('message gossip');
  expect(strangeness(17)).toBe('message without a type');
});
