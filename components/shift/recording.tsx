import { CircleAlert, Play } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from '../../lib/words';
import type { PanelAsk } from '../panel/intents';

type State =
  | { readonly is: 'there' | 'failed' }
  | { readonly is: 'loading'; readonly part: number }
  | { readonly is: 'playing'; readonly url: string };

/** A recording that the gateway has: it is fetched when it is wanted, part by part, and then plays. */
export function Recording({ id, ask }: { readonly id: string; readonly ask: PanelAsk }) {
  const [state, setState] = useState<State>({ is: 'there' });
  const gone = useRef(false);
  const url = state.is === 'playing' ? state.url : undefined;
  useEffect(
    () => () => {
      gone.current = true;
    },
    [],
  );
  useEffect(
    () => () => {
      if (url !== undefined) URL.revokeObjectURL(url);
    },
    [url],
  );
  const play = async (): Promise<void> => {
    setState({ is: 'loading', part: 0 });
    const sound = await fetched(id, ask, (part) => {
      if (!gone.current) setState({ is: 'loading', part });
      return !gone.current;
    });
    if (gone.current) return;
    setState(sound ? { is: 'playing', url: URL.createObjectURL(sound) } : { is: 'failed' });
  };
  if (url !== undefined) {
    return (
      <audio
        class="recording-sound"
        controls
        autoplay
        src={url}
        aria-label={words('history_recording')}
      />
    );
  }
  return (
    <div class="recording-line">
      <button
        type="button"
        class="button compact"
        disabled={state.is === 'loading'}
        onClick={() => void play()}
      >
        <Play class="icon fine" aria-hidden="true" />
        {state.is === 'loading'
          ? words('history_recording_loading', String(Math.round(state.part * 100)))
          : words('history_listen')}
      </button>
      <p class={state.is === 'failed' ? 'fault small' : 'unseen'} role="status">
        {state.is === 'failed' && <CircleAlert class="icon fine" aria-hidden="true" />}
        {state.is === 'failed' && words('history_recording_failed')}
      </p>
    </div>
  );
}

/** `null` when a part of it cannot be had; `goOn` is told how much is there, 0–1. */
async function fetched(
  id: string,
  ask: PanelAsk,
  goOn: (part: number) => boolean,
): Promise<Blob | null> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let from = 0;
  for (;;) {
    const answer = await ask('recording.part', { id, from });
    if (!answer?.ok) return null;
    const { data, size, type } = answer.value;
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
    if (bytes.length === 0) return null;
    parts.push(bytes);
    from += bytes.length;
    if (from >= size) return new Blob(parts, { type });
    if (!goOn(from / size)) return null;
  }
}
