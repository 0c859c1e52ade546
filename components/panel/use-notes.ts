import { useEffect, useState } from 'preact/hooks';
import { NoteDesk } from './note-desk';
import type { PanelAsk } from './intents';

/** The panel's notes; what is pending is said before the panel goes away. */
export function useNotes(ask: PanelAsk): NoteDesk {
  const [notes] = useState(() => new NoteDesk((call, note) => ask('wrap-up.note', { call, note })));
  useEffect(() => {
    const flush = () => notes.flushAll();
    window.addEventListener('pagehide', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      document.removeEventListener('visibilitychange', flush);
    };
  }, [notes]);
  return notes;
}
