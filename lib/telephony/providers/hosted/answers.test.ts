import { describe, expect, test } from 'vitest';
import type { DeskQuestion } from '../../desk';
import { readAnswer } from './answers';

describe('what a hosted softphone may answer', () => {
  test.each<[DeskQuestion['about'], unknown]>([
    ['skill-groups', [{ id: '1', name: 'Sales', signedIn: true }]],
    ['caller-numbers', [{ number: '+12025550100', region: 'US' }, { number: '+442079460018' }]],
    ['directory', [{ name: 'Ada', address: '1001', group: 'Help', free: false }]],
    [
      'history',
      [
        {
          direction: 'incoming',
          number: '+12025550143',
          at: 5,
          talked: 9,
          recordingUrl: 'https://records.example/1',
        },
      ],
    ],
    ['statistics', { incoming: 3, talked: 60_000 }],
  ])('about %s: understood', (about, value) => {
    expect(readAnswer(about, value)).toEqual(value);
  });

  test.each<[DeskQuestion['about'], unknown]>([
    ['skill-groups', undefined],
    ['skill-groups', [{ id: '', name: 'Sales', signedIn: true }]],
    ['caller-numbers', {}],
    ['directory', [{ name: 'x'.repeat(501), address: '1' }]],
    ['directory', Array.from({ length: 501 }, () => ({ name: 'a', address: '1' }))],
    ['history', [{ direction: 'sideways', number: '1', at: 5 }]],
    ['statistics', { incoming: -1 }],
  ])('about %s: %j is no answer', (about, value) => {
    expect(readAnswer(about, value)).toBeUndefined();
  });

  test.each(['javascript:alert(1)', 'http://records.example/1', 'nonsense'])(
    'a recording at %s is left out, its call is not',
    (recordingUrl) => {
      const call = { direction: 'outgoing', number: '1', at: 5 };
      const [read] = readAnswer('history', [{ ...call, recordingUrl }]) ?? [];
      expect(read).toMatchObject(call);
      expect(read?.recordingUrl).toBeUndefined();
    },
  );
});
