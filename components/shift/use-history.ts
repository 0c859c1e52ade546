import { useEffect, useRef, useState } from 'preact/hooks';
import type { HistoryPage } from '../../lib/snapshot/history';
import type { PanelAsk } from '../panel/intents';
import { useFetched } from './use-fetched';

/** The history is searched when typing pauses, ms. */
const PAUSE_MS = 250;

/**
 * A search of the history: what is typed, whether only missed calls are wanted, and what is found.
 * `unsaved`: among what not every CRM has.
 */
export function useHistory(ask: PanelAsk, unsaved: boolean) {
  const [typed, type] = useState('');
  const [missed, onlyMissed] = useState(false);
  const [older, setOlder] = useState<readonly HistoryPage[]>([]);
  const [loading, setLoading] = useState(false);
  const text = usePaused(typed.trim());
  const only = { ...(missed && { missed }), ...(unsaved && { unsaved }) };
  const wanted = `${String(missed)} ${text}`;
  const current = useRef(wanted);
  current.current = wanted;
  const first = useFetched(() => {
    setOlder([]);
    return ask('history.find', { text, ...only });
  }, wanted);
  const pages = first.value ? [first.value, ...older] : [];
  const records = pages.flatMap((page) => page.records);
  const more = async (): Promise<void> => {
    const before = records.at(-1)?.at;
    if (before === undefined) return;
    setLoading(true);
    const page = await ask('history.find', { text, before, ...only });
    setLoading(false);
    if (page && current.current === wanted) setOlder([...older, page]);
  };
  return {
    ...{ typed, type, missed, onlyMissed, text, records, more, loading },
    state: first.state,
    again: first.again,
    callCentre: first.value?.callCentre,
    hasMore: pages.at(-1)?.more ?? false,
  };
}

function usePaused(typed: string): string {
  const [paused, setPaused] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(typed), typed === '' ? 0 : PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return paused;
}
