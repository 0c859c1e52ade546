import { useEffect, useState } from 'preact/hooks';

/**
 * What is typed until it is saved. What nobody has touched follows the settings, and so does what
 * the company has set.
 */
export function useDraft<T>(standing: T, locked = false): readonly [T, (typed: T) => void] {
  const [draft, setDraft] = useState<{ readonly typed: T } | null>(null);
  useEffect(() => {
    // Saved: from here on it follows again.
    setDraft((before) => (before?.typed === standing ? null : before));
  }, [standing]);
  const value = draft === null || locked ? standing : draft.typed;
  return [value, (typed) => setDraft({ typed })];
}
