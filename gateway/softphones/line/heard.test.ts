import { describe, expect, it } from 'vitest';
import type { ToSoftphone } from '../../../lib/telephony/providers/hosted/protocol';
import { heard } from './heard';

describe('what a page understands of the extension', () => {
  it.each<ToSoftphone>([
    { type: 'start', credentials: { token: 't' } },
    { type: 'stop' },
    { type: 'rehearse' },
    { type: 'dial', id: 'a', number: '+12025550143', from: '+12025550100', consultFor: 'b' },
    { type: 'act', id: 'a', action: { type: 'hold' } },
    { type: 'act', id: 'a', action: { type: 'reject', reason: 'busy' } },
    { type: 'act', id: 'a', action: { type: 'dtmf', tones: '1,#' } },
    { type: 'act', id: 'a', action: { type: 'transfer', to: '1001' } },
    { type: 'act', id: 'a', action: { type: 'complete-transfer', with: 'b' } },
    { type: 'devices', microphone: 'Headset' },
    { type: 'credentials', credentials: null },
    { type: 'duty', duty: { state: 'break', reason: 'lunch' } },
    { type: 'sign-in', skillGroups: ['1'] },
    { type: 'ask', id: '1', question: { about: 'history', range: { from: 0, to: 1 } } },
    { type: 'api-answer', id: '1', reply: { code: 'OK' } },
    { type: 'api-answer', id: '1', error: { code: 'forbidden', vendor: { code: 'x' } } },
    { type: 'beat', n: 1 },
  ])('$type', (message) => {
    expect(heard(message)).toEqual(message);
  });

  it.each([
    null,
    'stop',
    { type: 'gossip' },
    { type: 'dial', id: '', number: '1' },
    { type: 'act', id: 'a', action: { type: 'dtmf', tones: 'x' } },
    { type: 'act', id: 'a', action: { type: 'fly' } },
    { type: 'duty', duty: { state: 'asleep' } },
    { type: 'ask', id: '1', question: { about: 'weather' } },
    { type: 'beat' },
  ])('not %j', (message) => {
    expect(heard(message)).toBeUndefined();
  });
});
