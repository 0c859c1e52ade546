/** Counted by the browser for one call; `energyIn` only grows when there is sound to hear. */
export type Received = {
  readonly packetsIn: number;
  readonly packetsOut: number;
  readonly energyIn: number;
  /** 0 to 1, of the last moment. */
  readonly level: number;
};

type Counter = {
  type: string;
  kind?: string;
  packetsReceived?: number;
  packetsSent?: number;
  totalAudioEnergy?: number;
  audioLevel?: number;
};

/** The counters of a connection's audio (webrtc-stats §8.3, §8.5). */
export async function received(connection: RTCPeerConnection): Promise<Received> {
  const sums = { packetsIn: 0, packetsOut: 0, energyIn: 0, level: 0 };
  for (const counter of (await connection.getStats()).values() as Iterable<Counter>) {
    if (counter.type === 'inbound-rtp') {
      sums.packetsIn += counter.packetsReceived ?? 0;
      sums.energyIn += counter.totalAudioEnergy ?? 0;
      sums.level = Math.max(sums.level, counter.audioLevel ?? 0);
    }
    if (counter.type === 'outbound-rtp') sums.packetsOut += counter.packetsSent ?? 0;
  }
  return sums;
}
