import { expect, test } from 'vitest';
import { InTurn } from './in-turn';

test('one thing after the other, also after one that failed', async () => {
  const turn = new InTurn();
  const done: string[] = [];
  let release = (): void => undefined;
  const first = new Promise<void>((resolve) => (release = resolve));
  const all = [
    turn.do(async () => {
      await first;
      done.push('first');
    }),
    turn.do(() => Promise.reject(new Error('no'))),
    turn.do(() => Promise.resolve(done.push('third'))),
  ];
  release();
  await expect(all[1]).rejects.toThrow('no');
  await Promise.allSettled(all);
  expect(done).toEqual(['first', 'third']);
});
