import { describe, expect, it } from 'vitest';
import { figures, snapshot } from './quality-figures';

/** As Chromium reports a relayed call, shortened. */
const report = [
  { id: 'T', type: 'transport', selectedCandidatePairId: 'P' },
  { id: 'P', type: 'candidate-pair', localCandidateId: 'L', currentRoundTripTime: 0.05 },
  {
    id: 'L',
    type: 'local-candidate',
    candidateType: 'relay',
    protocol: 'udp',
    relayProtocol: 'tls',
  },
  { id: 'C', type: 'codec', mimeType: 'audio/PCMA' },
  { id: 'V', type: 'inbound-rtp', kind: 'video', packetsReceived: 9 },
  {
    ...{ id: 'I', type: 'inbound-rtp', kind: 'audio', codecId: 'C', packetsReceived: 100 },
    ...{ packetsLost: 2, packetsDiscarded: 1, jitter: 0.012 },
    ...{ jitterBufferDelay: 4, jitterBufferEmittedCount: 80 },
  },
  { id: 'R', type: 'remote-inbound-rtp', kind: 'audio', roundTripTime: 0.08, fractionLost: 0.03 },
  { id: 'M', type: 'media-source', kind: 'audio', audioLevel: 0 },
];

describe('snapshot', () => {
  it('reads a report', () => {
    expect(snapshot(report, 7)).toEqual({
      ...{ at: 7, received: 100, lost: 2, discarded: 1, jitterMs: 12 },
      ...{ bufferedSeconds: 4, played: 80, lossOut: 0.03, roundTripMs: 80 },
      ...{ codec: 'PCMA', route: 'relay tls', microphoneLevel: 0, wayLost: false },
    });
  });

  it('takes the round trip of the path while the far end has told none', () => {
    const early = report.filter(({ type }) => type !== 'remote-inbound-rtp');
    expect(snapshot(early, 0)).toMatchObject({ roundTripMs: 50, lossOut: undefined });
  });

  it.each([
    ['connected', false],
    ['disconnected', true],
    ['failed', true],
  ])('of a transport that is %s: the way is lost: %s', (iceState, wayLost) => {
    expect(snapshot([{ id: 'T', type: 'transport', iceState }], 0)).toMatchObject({ wayLost });
  });

  it('counts nothing where nothing has come', () => {
    expect(snapshot([], 0)).toMatchObject({ received: 0, lost: 0, jitterMs: 0 });
  });
});

describe('figures', () => {
  const before = snapshot(report, 0);

  it('counts what happened in between', () => {
    const after = {
      ...before,
      received: 190,
      lost: 12,
      discarded: 11,
      bufferedSeconds: 8.5,
      played: 170,
    };
    expect(figures(before, after)).toMatchObject({
      lossIn: 0.2,
      late: 0.1,
      bufferMs: 50,
      expected: 100,
    });
  });

  it('has no loss where nothing was expected, nor where counters began anew', () => {
    expect(figures(before, before)).toMatchObject({ lossIn: 0, late: 0, bufferMs: 0, expected: 0 });
    expect(figures(before, snapshot([], 1))).toMatchObject({ lossIn: 0, late: 0, expected: 0 });
  });
});
