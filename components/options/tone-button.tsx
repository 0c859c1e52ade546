import { Volume2 } from 'lucide-preact';
import { useTrial } from './use-trial';

type Props = { readonly text: string; readonly play: (signal: AbortSignal) => Promise<void> };

/** Plays a sound to hear whether the right device plays it. */
export function ToneButton({ text, play }: Props) {
  const trial = useTrial();
  return (
    <div class="line">
      <button
        type="button"
        class="button compact"
        disabled={trial.running}
        onClick={() => void trial.run(play)}
      >
        <Volume2 class="icon fine" aria-hidden="true" />
        {text}
      </button>
    </div>
  );
}
