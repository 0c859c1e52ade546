import { useEffect, useRef, useState } from 'preact/hooks';

/** One trial at a time, which ends by itself, by `stop`, or when its part goes away. */
export function useTrial() {
  const [running, setRunning] = useState(false);
  const over = useRef<AbortController | null>(null);
  useEffect(() => () => over.current?.abort(), []);
  const run = async (trial: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    if (over.current) return;
    const mine = new AbortController();
    over.current = mine;
    setRunning(true);
    await trial(mine.signal).finally(() => {
      over.current = null;
      setRunning(false);
    });
  };
  return { running, run, stop: () => over.current?.abort() };
}
