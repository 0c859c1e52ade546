import type { Page } from '@playwright/test';

/** Runs in every frame before its own scripts: what was opened can be counted afterwards. */
export function watchMedia(): void {
  const opened = { connections: [] as RTCPeerConnection[], tracks: [] as MediaStreamTrack[] };
  Object.assign(window, { opened });
  const Native = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Native {
    constructor(config?: RTCConfiguration) {
      super(config);
      opened.connections.push(this);
    }
  };
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (!devices) return;
  const native = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (constraints) => {
    const stream = await native(constraints);
    opened.tracks.push(...stream.getTracks());
    return stream;
  };
}

export type Opened = {
  /** Packets of all connections together. */
  readonly sent: number;
  readonly received: number;
  /** Sum of `totalAudioEnergy` of what came in. */
  readonly energy: number;
  readonly liveTracks: number;
  readonly liveConnections: number;
};

const NONE: Opened = { sent: 0, received: 0, energy: 0, liveTracks: 0, liveConnections: 0 };

/** What is open in all frames of a page now, and what has passed. */
export async function opened(page: Page): Promise<Opened> {
  // A frame may go while it is asked.
  const frames = await Promise.all(
    page.frames().map((one) => one.evaluate(count).catch(() => NONE)),
  );
  const sum = (key: keyof Opened) => frames.reduce((all, one) => all + one[key], 0);
  return {
    sent: sum('sent'),
    received: sum('received'),
    energy: sum('energy'),
    liveTracks: sum('liveTracks'),
    liveConnections: sum('liveConnections'),
  };
}

async function count(): Promise<Opened> {
  const { opened } = window as unknown as {
    opened?: { connections: RTCPeerConnection[]; tracks: MediaStreamTrack[] };
  };
  const total = { sent: 0, received: 0, energy: 0 };
  const live = (opened?.connections ?? []).filter((one) => one.connectionState !== 'closed');
  for (const connection of live) {
    for (const stat of (await connection.getStats()).values() as Iterable<
      Record<string, number | string | undefined>
    >) {
      if (stat['type'] === 'outbound-rtp') total.sent += Number(stat['packetsSent'] ?? 0);
      if (stat['type'] !== 'inbound-rtp') continue;
      total.received += Number(stat['packetsReceived'] ?? 0);
      total.energy += Number(stat['totalAudioEnergy'] ?? 0);
    }
  }
  return {
    ...total,
    liveTracks: (opened?.tracks ?? []).filter((track) => track.readyState === 'live').length,
    liveConnections: live.length,
  };
}
