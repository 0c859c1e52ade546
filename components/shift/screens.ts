import { useEffect, useRef, useState } from 'preact/hooks';
import type { Snapshot } from '../../lib/snapshot/snapshot';

/** What the panel shows: the phone itself, or one of the agent's lists. */
export type Screen = 'phone' | 'history' | 'unsaved' | 'day' | 'check';

/** Which screen is open. A call that begins takes the panel back to the phone: calls come first. */
export function useScreen({ calls }: Snapshot): readonly [Screen, (screen: Screen) => void] {
  const [open, setOpen] = useState<Screen>('phone');
  const known = useRef<ReadonlySet<string>>(new Set());
  const live = calls.filter(({ phase }) => phase !== 'ended').map(({ id }) => id);
  const begun = live.some((id) => !known.current.has(id));
  useEffect(() => {
    known.current = new Set(live);
    if (begun) setOpen('phone');
  }, [live.join(' ')]);
  return [begun ? 'phone' : open, setOpen];
}
