import { describe, expect, test } from 'vitest';
import { knocks, readSoftphone, strangeness } from './wire';

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
  ])('$type is understood', (message) => {
    expect(readSoftphone(message)).toEqual(message);
  });

  test.each([
    null,
    'beat',
    {},
    { type: 'ready', version: 2, can: [], calls: [] },
    { type: 'ready', version: 1, can: ['fly'], calls: [] },
    { type: 'line', line: { state: 'sideways' } },
    { type: 'offered', call: { id: '', number: '1' } },
    { type: 'call', id: 'a', event: { type: 'ended', reason: 'because', at: 5 } },
    { type: 'call', id: 'a', event: { type: 'connected' } },
    { type: 'offered', call: { id: 'a', number: 'x'.repeat(501) } },
  ])('%j is not', (message) => {
    expect(readSoftphone(message)).toBeUndefined();
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
  expect(knocks({ sidetone: 'knock', version: 1 })).toBe(true);
  expect(knocks({ sidetone: 'knock', version: 2 })).toBe(false);
  expect(knocks('knock')).toBe(false);
});

test('what is logged of a strange message is its type alone', () => {
  expect(strangeness({ type: 'gossip', number: '+12025550143' })).toBe('message gossip');
  expect(strangeness(17)).toBe('message without a type');
});
