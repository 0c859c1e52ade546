import { describe, expect, it } from 'vitest';
import { delayImpairment, lossImpairment, meanOpinion, rating } from './e-model';

describe('the E-model against published figures', () => {
  it('rates a connection with all defaults 93.2, which is a score of 4.41 (G.107)', () => {
    const r = rating({ codec: 'PCMU', loss: 0, delayMs: 0 });
    expect(r).toBe(93.2);
    expect(meanOpinion(r)).toBeCloseTo(4.41, 2);
  });

  // G.107 Annex B, table B.1: lower limits of user satisfaction.
  it.each([
    [90, 4.34],
    [80, 4.03],
    [70, 3.6],
    [60, 3.1],
    [50, 2.58],
  ])('scores R = %d as %d', (r, score) => {
    expect(Math.abs(meanOpinion(r) - score)).toBeLessThan(0.01);
  });

  it('stays within 1 and 4.5', () => {
    expect([-5, 0, 3, 100, 120].map(meanOpinion)).toEqual([1, 1, 1, 4.5, 4.5]);
  });

  it('takes 50 points for half of all packets lost as G.113 has G.711 with concealment', () => {
    // Ie,eff = 95 · Ppl / (Ppl + Bpl): at Ppl = Bpl half of 95.
    expect(lossImpairment(0.251, 'PCMA')).toBeCloseTo(47.5, 6);
    expect(lossImpairment(0, 'G729')).toBe(11);
    expect(lossImpairment(0.02, 'unheard-of')).toBe(lossImpairment(0.02, 'PCMU'));
  });

  it('forgives delay up to 100 ms, and rates 400 ms near 70 (G.114, figure 1)', () => {
    expect([0, 60, 100].map(delayImpairment)).toEqual([0, 0, 0]);
    expect(delayImpairment(150)).toBeLessThan(1);
    expect(rating({ loss: 0, delayMs: 400 })).toBeGreaterThan(68);
    expect(rating({ loss: 0, delayMs: 400 })).toBeLessThan(71);
  });

  it('never rates worse conditions better', () => {
    for (let step = 0; step < 40; step += 1) {
      const here = rating({ loss: step / 100, delayMs: step * 20 });
      expect(rating({ loss: (step + 1) / 100, delayMs: step * 20 })).toBeLessThanOrEqual(here);
      expect(rating({ loss: step / 100, delayMs: (step + 1) * 20 })).toBeLessThanOrEqual(here);
    }
  });
});
