import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { waitFor, withCall, type PlacedCall } from './call-rate';

const limits = { callsPerMinute: 3, callsPerMinutePerSite: 2 };
const A = 'https://a.example';
const B = 'https://b.example';

describe('B2: calls per minute', () => {
  it('says when the oldest of the last calls is a minute old', () => {
    const placed = [{ at: 10 }, { at: 20 }, { at: 30 }];
    expect(waitFor(placed.slice(1), undefined, limits, 40)).toBeNull();
    const wait = { because: 'too-many-calls', until: 60_010 };
    expect(waitFor(placed, undefined, limits, 40)).toEqual(wait);
    expect(waitFor(placed, undefined, limits, 60_009)).toEqual(wait);
    expect(waitFor(placed, undefined, limits, 60_010)).toBeNull();
  });

  it('counts a site for itself', () => {
    const placed: readonly PlacedCall[] = [
      { at: 10, site: A },
      { at: 20, site: A },
    ];
    expect(waitFor(placed, A, limits, 30)).toEqual({
      because: 'too-many-calls-from-site',
      until: 60_010,
    });
    expect(waitFor(placed, B, limits, 30)).toBeNull();
    expect(waitFor(placed, undefined, limits, 30)).toBeNull();
  });

  it('tells the limit that holds longer', () => {
    const placed = [{ at: 10 }, { at: 20, site: A }, { at: 30, site: A }];
    expect(waitFor(placed, A, limits, 40)).toMatchObject({ until: 60_020 });
    expect(waitFor(placed, B, limits, 40)).toMatchObject({ because: 'too-many-calls' });
  });

  it('forgets what is a minute old, and what a clock that was set back left in the future', () => {
    expect(withCall([{ at: 10 }, { at: 99_000 }], { at: 60_010 })).toEqual([{ at: 60_010 }]);
    const later = [{ at: 500_000 }, { at: 500_001 }, { at: 500_002 }];
    expect(waitFor(later, undefined, limits, 40)).toBeNull();
  });

  it('lets no minute have more, however the wishes come', () => {
    const steps = fc.array(fc.tuple(fc.nat(30_000), fc.constantFrom(A, B, undefined)), {
      minLength: 20,
      maxLength: 200,
    });
    fc.assert(
      fc.property(steps, (wishes) => {
        let now = 0;
        let placed: readonly PlacedCall[] = [];
        const out: PlacedCall[] = [];
        for (const [pause, site] of wishes) {
          now += pause;
          if (waitFor(placed, site, limits, now)) continue;
          placed = withCall(placed, { at: now, site });
          out.push({ at: now, site });
        }
        for (const { at } of out) {
          const minute = out.filter((call) => call.at >= at && call.at < at + 60_000);
          expect(minute.length).toBeLessThanOrEqual(limits.callsPerMinute);
          const ofA = minute.filter(({ site }) => site === A);
          expect(ofA.length).toBeLessThanOrEqual(limits.callsPerMinutePerSite);
        }
        expect(out.length).toBeGreaterThan(0);
      }),
    );
  });
});
