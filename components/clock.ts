import { useEffect, useState } from 'preact/hooks';

/** Often enough for a time of day. */
export const MINUTE_MS = 60_000;

/** The time now, ms since the epoch; draws again every `everyMs` while `running`. */
export function useNow(running = true, everyMs = 1000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    const tick = () => setNow(Date.now());
    tick();
    const timer = setInterval(tick, everyMs);
    return () => clearInterval(timer);
  }, [running, everyMs]);
  return now;
}

/** False for the first `ms` after mounting: a key held down must not press what just appeared. */
export function useSettled(ms: number): boolean {
  const [settled, setSettled] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(true), ms);
    return () => clearTimeout(timer);
  }, [ms]);
  return settled;
}
