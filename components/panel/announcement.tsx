import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { spokenChange } from './spoken-change';

/** Says, to those who do not see it, what has just changed. Silent while nothing does. */
export function Announcement({ snapshot }: { readonly snapshot: Snapshot }) {
  const before = useRef<Snapshot>();
  const [text, say] = useState('');
  useLayoutEffect(() => {
    const spoken = spokenChange(before.current, snapshot);
    before.current = snapshot;
    if (spoken !== '') say(spoken);
  }, [snapshot]);
  return (
    <p class="unseen" role="status" aria-live="assertive">
      {text}
    </p>
  );
}
