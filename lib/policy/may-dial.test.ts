import { describe, expect, it } from 'vitest';
import { mayDial, type DialFacts } from './may-dial';

const fine: DialFacts = {
  risk: 'ok',
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
};

describe('mayDial', () => {
  it('dials at once when nothing is in doubt', () => {
    expect(mayDial(fine)).toEqual({ do: 'dial' });
  });

  it.each([
    [{ empty: true }, 'empty-number'],
    [{ risk: 'emergency' }, 'emergency'],
    [{ risk: 'premium-rate' }, 'premium-rate'],
    [{ risk: 'satellite' }, 'premium-rate'],
    [{ risk: 'invalid' }, 'invalid-number'],
    [{ policy: 'pending' }, 'policy-pending'],
    [{ policy: 'unreadable' }, 'policy-unreadable'],
    [{ busy: true }, 'busy-with-a-call'],
    [{ signedIn: false }, 'not-signed-in'],
    [{ microphone: 'prompt' }, 'microphone-not-asked'],
    [{ microphone: 'unknown' }, 'microphone-not-asked'],
    [{ microphone: 'denied' }, 'no-microphone'],
    [{ microphone: 'absent' }, 'no-microphone'],
    [{ lineUp: false }, 'line-down'],
  ] satisfies [Partial<DialFacts>, string][])('refuses %j: %s', (change, because) => {
    expect(mayDial({ ...fine, ...change })).toEqual({ do: 'refuse', because });
  });

  it.each([
    [{ visible: false }, 'not-visible'],
    [{ textDiffers: true }, 'text-differs'],
    [{ regionGuessed: true }, 'region-guessed'],
    [{ trustedSite: false }, 'untrusted-site'],
    [{ interrupts: true }, 'in-a-call'],
    [{ risk: 'unknown' }, 'unknown-destination'],
  ] satisfies [Partial<DialFacts>, string][])('asks about %j: %s', (change, doubt) => {
    expect(mayDial({ ...fine, ...change })).toEqual({ do: 'ask', doubts: [doubt] });
  });

  it('B1: denies a premium number even where a click would only be asked about', () => {
    const verdict = mayDial({ ...fine, risk: 'premium-rate', visible: false, lineUp: false });
    expect(verdict).toEqual({ do: 'refuse', because: 'premium-rate' });
  });
});
