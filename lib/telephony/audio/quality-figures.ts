/** What `getStats` says about a call's audio at one moment. Counters go up for the call's life. */
export type Snapshot = {
  /** ms, of any clock that is the same for all snapshots. */
  readonly at: number;
  readonly received: number;
  readonly lost: number;
  /** Came too late, or too early, to be played. */
  readonly discarded: number;
  readonly jitterMs: number;
  /** Time that all samples played so far have waited in the jitter buffer, and their count. */
  readonly bufferedSeconds: number;
  readonly played: number;
  readonly lossOut?: number;
  readonly roundTripMs?: number;
  readonly codec?: string;
  readonly route?: string;
  /** Of what the microphone gives, 0–1. */
  readonly microphoneLevel?: number;
  /** There was a way through the network, and there is none now (RFC 7675). */
  readonly wayLost?: boolean;
};

/** What came of the time between two snapshots. */
export type Figures = {
  /** Parts of 1; late packets count, too. */
  readonly lossIn: number;
  /** The part of `lossIn` that came late. */
  readonly late: number;
  readonly lossOut?: number;
  readonly jitterMs: number;
  readonly bufferMs: number;
  readonly roundTripMs?: number;
  /** Packets that should have come. */
  readonly expected: number;
};

type Stat = Readonly<Record<string, unknown>>;

/**
 * Reads a report: https://www.w3.org/TR/webrtc-stats/. Of sound that never came there is no entry
 * at all: nothing was received.
 */
export function snapshot(report: Iterable<Stat>, at: number): Snapshot {
  const stats = [...report];
  const byId = new Map(stats.map((stat) => [stat['id'], stat]));
  const audio = (type: string): Stat | undefined =>
    stats.find((stat) => stat['type'] === type && stat['kind'] === 'audio');
  const inbound = audio('inbound-rtp');
  const remote = audio('remote-inbound-rtp');
  const transport = stats.find((stat) => stat['type'] === 'transport');
  const pair = byId.get(transport?.['selectedCandidatePairId']);
  const roundTrip = figure(remote?.['roundTripTime']) ?? figure(pair?.['currentRoundTripTime']);
  return {
    at,
    received: figure(inbound?.['packetsReceived']) ?? 0,
    lost: figure(inbound?.['packetsLost']) ?? 0,
    discarded: figure(inbound?.['packetsDiscarded']) ?? 0,
    jitterMs: (figure(inbound?.['jitter']) ?? 0) * 1_000,
    bufferedSeconds: figure(inbound?.['jitterBufferDelay']) ?? 0,
    played: figure(inbound?.['jitterBufferEmittedCount']) ?? 0,
    lossOut: figure(remote?.['fractionLost']),
    roundTripMs: roundTrip === undefined ? undefined : roundTrip * 1_000,
    codec: text(byId.get(inbound?.['codecId'])?.['mimeType'])?.replace(/^audio\//u, ''),
    route: routeOf(byId.get(pair?.['localCandidateId'])),
    microphoneLevel: figure(audio('media-source')?.['audioLevel']),
    wayLost: ['disconnected', 'failed'].includes(text(transport?.['iceState']) ?? ''),
  };
}

/** From one snapshot to a later one; a counter that began anew counts as nothing. */
export function figures(before: Snapshot, after: Snapshot): Figures {
  const grown = (key: 'received' | 'lost' | 'discarded' | 'bufferedSeconds' | 'played'): number =>
    Math.max(0, after[key] - before[key]);
  const packets = grown('received');
  const expected = packets + grown('lost');
  const late = Math.min(packets, grown('discarded'));
  const played = grown('played');
  return {
    lossIn: expected === 0 ? 0 : (grown('lost') + late) / expected,
    late: expected === 0 ? 0 : late / expected,
    lossOut: after.lossOut,
    jitterMs: after.jitterMs,
    bufferMs: played === 0 ? 0 : (grown('bufferedSeconds') / played) * 1_000,
    roundTripMs: after.roundTripMs,
    expected,
  };
}

/** A relay's own transport matters: that is what a firewall sees. */
function routeOf(candidate: Stat | undefined): string | undefined {
  const type = text(candidate?.['candidateType']);
  const transport = text(candidate?.['relayProtocol']) ?? text(candidate?.['protocol']);
  return type && transport ? `${type} ${transport}` : undefined;
}

function figure(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
