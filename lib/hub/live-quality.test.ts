import { beforeEach, expect, it, vi } from 'vitest';
import type { CallQuality } from '../telephony/call';
import { lastQuality, showQuality } from './live-quality';

const session = vi.hoisted(() => ({ kept: {} }));

vi.mock('../browser', () => ({
  browser: {
    storage: {
      session: {
        get: () => Promise.resolve(session.kept),
        set: (items: Record<string, unknown>) => {
          session.kept = { ...session.kept, ...items };
          return Promise.resolve();
        },
      },
    },
  },
}));

const measured = (mos: number): CallQuality => ({ level: 'good', mos, lossIn: 0, jitterMs: 1 });

beforeEach(() => {
  session.kept = {};
});

it('shows the newest, and keeps the last ten of the same call, newest first', async () => {
  expect(await lastQuality()).toBeNull();
  for (let second = 1; second <= 12; second += 1) await showQuality('one', measured(second));
  const live = await lastQuality();
  expect(live).toMatchObject({ call: 'one', quality: { mos: 12 } });
  expect(live?.samples?.map(({ mos }) => mos)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3]);
  await showQuality('two', measured(1));
  expect((await lastQuality())?.samples).toHaveLength(1);
});
