import type { EngineToHub, HubToEngine } from '../messaging/engine-protocol';

/** A relay that has not answered by then is none that a call would wait for, in ms. */
const ANSWER_WITHIN_MS = 8_000;

/** The answer to the hub's question; after 8 s at most. */
export async function relayProbed({
  id,
  iceServers,
}: Extract<HubToEngine, { type: 'probe-relay' }>): Promise<EngineToHub> {
  return { type: 'probed', id, relayed: await relayAnswers(iceServers) };
}

/**
 * Whether a TURN server gives us an address to be reached at (RFC 8656): it can be reached from here,
 * and takes the login. Never rejects; what is no TURN address at all is none.
 */
async function relayAnswers(iceServers: readonly RTCIceServer[]): Promise<boolean> {
  let connection: RTCPeerConnection;
  try {
    connection = new RTCPeerConnection({
      iceServers: [...iceServers],
      iceTransportPolicy: 'relay',
    });
  } catch {
    return false;
  }
  try {
    const relayed = new Promise<boolean>((resolve) => {
      connection.onicecandidate = ({ candidate }) => {
        if (candidate === null) resolve(false);
        else if (candidate.type === 'relay') resolve(true);
      };
      setTimeout(() => resolve(false), ANSWER_WITHIN_MS);
    });
    // Candidates are gathered for something to send.
    connection.createDataChannel('probe');
    await connection.setLocalDescription();
    return await relayed;
  } catch {
    return false;
  } finally {
    connection.close();
  }
}
