/** How often we look at the clocks, and which gap between two looks is a sleep, in ms. */
const LOOK_EVERY_MS = 1_000;
const SLEEP_MS = 5_000;

/**
 * Tells when this computer or browser has slept. The wall clock goes on in a sleep in which the
 * monotonic one may stand still, and both go on while the browser alone is stopped: in either case
 * a look comes much later, by the wall clock, than it was due. A clock that was set forward only
 * costs a look at the line. Returns another look, for what must not be believed before it is known
 * whether it came in a sleep.
 */
export function onWake(
  woken: () => void,
  signal: AbortSignal,
  now: () => number = () => Date.now(),
): () => void {
  let last = now();
  const look = (): void => {
    const gap = now() - last;
    last = now();
    if (gap > SLEEP_MS) woken();
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
  return look;
}
