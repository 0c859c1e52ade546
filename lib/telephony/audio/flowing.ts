/** Not yet among TypeScript's types: https://www.w3.org/TR/mediacapture-extensions/ */
type Counting = { readonly stats?: { readonly totalFrames: number } };

const LOOK_EVERY = 20;
/** A device that gives nothing for so long, in ms, is taken as it is. */
const PATIENCE = 2_000;
/** So many looks without a frame are no jitter: Chromium takes 10 ms of sound at a time. */
const LOOKS_WITHOUT_A_FRAME = 6;

/** Resolves when a microphone has begun to give sound, which may be a second after it was opened. */
export async function flowing(track: MediaStreamTrack): Promise<void> {
  const until = performance.now() + PATIENCE;
  while (frames(track) === 0 && track.readyState === 'live' && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}

/**
 * Calls `dry` once if a track that gave sound gives none any more. A sound server may drop a device
 * without a word: the browser ends its track only when it next asks for the list of devices. Looks
 * are counted, not milliseconds, so that a busy thread is not taken for a silent device.
 */
export function whenDry(track: MediaStreamTrack, dry: () => void): void {
  let last = 0;
  let looks = 0;
  const timer = setInterval(() => {
    if (track.readyState !== 'live') {
      clearInterval(timer);
      return;
    }
    const now = frames(track) ?? 0;
    looks = now === last && now > 0 ? looks + 1 : 0;
    last = now;
    if (looks < LOOKS_WITHOUT_A_FRAME) return;
    clearInterval(timer);
    dry();
  }, LOOK_EVERY);
}

function frames(track: MediaStreamTrack): number | undefined {
  return (track as Counting).stats?.totalFrames;
}
