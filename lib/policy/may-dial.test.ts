import { describe, expect, it } from 'vitest';
import { HARMLESS } from './destination';
import { mayDial, type DialFacts } from './may-dial';

const fine: DialFacts = {
  ...HARMLESS,
  empty: false,
  regionGuessed: false,
  textDiffers: false,
  visible: true,
  trustedSite: true,
  busy: false,
  interrupts: false,
  signedIn: true,
  microphone: 'granted',
  lineUp: true,
  policy: 'known',
  wait: null,
  confirmDial: 'in-doubt',
};

describe('mayDial', () => {
  it('dials at once when nothing is in doubt', () => {
    expect(mayDial(fine)).toEqual({ do: 'dial' });
  });

  it.each([
    [{ empty: true }, 'empty-number'],
    [{ risk: 'emergency' }, 'emergency'],
    [{ risk: 'premium-rate' }, 'premium-rate'],
    [{ risk: 'satellite' }, 'satellite'],
    [{ risk: 'invalid' }, 'invalid-number'],
    [{ policy: 'pending' }, 'policy-pending'],
    [{ policy: 'unreadable' }, 'policy-unreadable'],
    [{ risk: 'emergency', premiumRate: 'ask' }, 'emergency'],
    [{ countryAllowed: false }, 'country-not-allowed'],
    [{ risk: 'satellite', premiumRate: 'ask', countryAllowed: false }, 'country-not-allowed'],
    [{ doNotCall: 'listed' }, 'on-do-not-call-list'],
    [{ doNotCall: 'unknown' }, 'do-not-call-not-loaded'],
    [{ hours: 'outside' }, 'outside-calling-hours'],
    [{ busy: true }, 'busy-with-a-call'],
    [{ signedIn: false }, 'not-signed-in'],
    [{ microphone: 'prompt' }, 'microphone-not-asked'],
    [{ microphone: 'unknown' }, 'microphone-not-asked'],
    [{ microphone: 'denied' }, 'no-microphone'],
    [{ microphone: 'absent' }, 'no-microphone'],
    [{ lineUp: false }, 'line-down'],
  ] satisfies [Partial<DialFacts>, string][])('B1: refuses %j: %s', (change, because) => {
    expect(mayDial({ ...fine, ...change })).toEqual({ do: 'refuse', because });
  });

  it.each([
    [{ visible: false }, 'not-visible'],
    [{ textDiffers: true }, 'text-differs'],
    [{ regionGuessed: true }, 'region-guessed'],
    [{ trustedSite: false }, 'untrusted-site'],
    [{ interrupts: true }, 'in-a-call'],
    [{ risk: 'unknown' }, 'unknown-destination'],
    [{ risk: 'premium-rate', premiumRate: 'ask' }, 'premium-rate'],
    [{ risk: 'satellite', premiumRate: 'ask' }, 'satellite'],
    [{ hours: 'unknown' }, 'unknown-local-time'],
    [{ confirmDial: 'always' }, 'always-asked'],
  ] satisfies [Partial<DialFacts>, string][])('B1: asks about %j: %s', (change, doubt) => {
    expect(mayDial({ ...fine, ...change })).toEqual({ do: 'ask', doubts: [doubt] });
  });

  it('B2: says until when to wait, once nothing else stands against the call', () => {
    const wait = { because: 'too-many-calls', until: 60_000 } as const;
    expect(mayDial({ ...fine, wait })).toEqual({ do: 'refuse', ...wait });
    expect(mayDial({ ...fine, wait, visible: false })).toEqual({ do: 'refuse', ...wait });
    expect(mayDial({ ...fine, wait, lineUp: false })).toEqual({
      do: 'refuse',
      because: 'line-down',
    });
  });

  it('B1: denies a premium number even where a click would only be asked about', () => {
    const verdict = mayDial({ ...fine, risk: 'premium-rate', visible: false, lineUp: false });
    expect(verdict).toEqual({ do: 'refuse', because: 'premium-rate' });
  });
});
