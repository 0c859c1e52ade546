/** How long an offer waits for what STUN and TURN servers promise, after the first candidate, in ms. */
const GATHERING_GRACE_MS = 150;

/**
 * Without servers all of this machine's UDP addresses come within a few ms of each other, while the
 * end of gathering waits 120 ms more for TCP candidates that no SIP peer uses (measured).
 */
const HOST_GRACE_MS = 10;

type Candidate = Pick<RTCIceCandidate, 'type'>;

/**
 * Decides when enough candidates are known to send the SDP. JsSIP alone waits for the end of
 * gathering, which an unreachable STUN server delays by many seconds. Ready as soon as each kind
 * that the servers promise is there, or the grace after the first candidate is over.
 */
export function candidateGate(
  iceServers: readonly RTCIceServer[],
): (candidate: Candidate, ready: () => void) => void {
  const grace = iceServers.length > 0 ? GATHERING_GRACE_MS : HOST_GRACE_MS;
  const awaited = new Set(iceServers.flatMap(({ urls }) => [urls].flat().flatMap(promised)));
  let waiting = false;
  return (candidate, ready) => {
    if (candidate.type) awaited.delete(candidate.type);
    if (awaited.size === 0 && iceServers.length > 0) ready();
    else if (!waiting) setTimeout(ready, grace);
    waiting = true;
  };
}

function promised(url: string): RTCIceCandidateType[] {
  if (/^stuns?:/u.test(url)) return ['srflx'];
  return /^turns?:/u.test(url) ? ['relay'] : [];
}
