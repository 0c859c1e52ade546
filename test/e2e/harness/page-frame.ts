import type { CDPSession, Frame, Page } from '@playwright/test';
import { until } from './targets';

/** Sums over all open peer connections of a frame. */
type Packets = { readonly packetsIn: number; readonly packetsOut: number; readonly energy: number };

/** The call centre's page in a side panel, seen from outside. */
export async function framedPage(panel: Page): Promise<Frame> {
  return until(
    () => panel.frames().find((frame) => frame !== panel.mainFrame() && frame.url() !== ''),
    'the page in the panel',
  );
}

/** Resolves once the page's calls have sent and heard this much more, and not silence. */
export async function pageTalks(panel: Page, packets = 25): Promise<void> {
  const cdp = await panel.context().newCDPSession(await framedPage(panel));
  const before = await countIn(cdp);
  await until(
    async () => {
      const now = await countIn(cdp);
      const flowing =
        now.packetsIn - before.packetsIn >= packets &&
        now.packetsOut - before.packetsOut >= packets;
      return flowing && now.energy > before.energy;
    },
    `${String(packets)} packets each way in the page`,
  );
  await cdp.detach();
}

async function countIn(cdp: CDPSession): Promise<Packets> {
  const { result } = await cdp.send('Runtime.evaluate', {
    expression: 'RTCPeerConnection.prototype',
  });
  const { objects } = await cdp.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId ?? '',
  });
  const counted = await cdp.send('Runtime.callFunctionOn', {
    functionDeclaration: COUNT,
    objectId: objects.objectId ?? '',
    arguments: [{ objectId: objects.objectId ?? '' }],
    awaitPromise: true,
    returnByValue: true,
  });
  return counted.result.value as Packets;
}

const COUNT = `async function (connections) {
  const sums = { packetsIn: 0, packetsOut: 0, energy: 0 };
  for (const connection of connections) {
    if (connection.connectionState === 'closed') continue;
    for (const counter of (await connection.getStats()).values()) {
      if (counter.type === 'inbound-rtp') {
        sums.packetsIn += counter.packetsReceived ?? 0;
        sums.energy += counter.totalAudioEnergy ?? 0;
      }
      if (counter.type === 'outbound-rtp') sums.packetsOut += counter.packetsSent ?? 0;
    }
  }
  return sums;
}`;
