/** Not yet among TypeScript's types: https://www.w3.org/TR/mediacapture-extensions/ */
type Counting = { readonly stats?: { readonly totalFrames: number } };

const LOOK_EVERY = 20;
/** A device that gives nothing for so long, in ms, is taken as it is. */
const PATIENCE = 2_000;

/** Resolves when a microphone has begun to give sound, which may be a second after it was opened. */
export async function flowing(track: MediaStreamTrack): Promise<void> {
  const until = performance.now() + PATIENCE;
  while (frames(track) === 0 && track.readyState === 'live' && performance.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
  }
}

function frames(track: MediaStreamTrack): number | undefined {
  return (track as Counting).stats?.totalFrames;
}
