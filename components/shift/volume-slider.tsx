import { Volume1, Volume2 } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import { percent } from './quality-words';

type Props = {
  readonly name: string;
  /** 0–1. */
  readonly value: number;
  /** The company has set it. */
  readonly locked?: boolean;
  /** Told when the slider is let go. */
  readonly choose: (value: number) => void;
};

export function VolumeSlider({ name, value, locked, choose }: Props) {
  const [shown, setShown] = useState(value);
  useEffect(() => setShown(value), [value]);
  return (
    <label class="volume">
      <span class="unseen">{name}</span>
      <Volume1 class="icon fine" aria-hidden="true" />
      <input
        type="range"
        min="0"
        max="1"
        step="0.05"
        title={name}
        value={shown}
        disabled={locked}
        aria-valuetext={percent(shown)}
        onInput={({ currentTarget }) => setShown(currentTarget.valueAsNumber)}
        onChange={({ currentTarget }) => choose(currentTarget.valueAsNumber)}
      />
      <Volume2 class="icon fine" aria-hidden="true" />
    </label>
  );
}
