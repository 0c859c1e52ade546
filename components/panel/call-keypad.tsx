import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { words } from '../../lib/words';
import { Keypad } from '../parts/keypad';
import { useUniqueId } from '../unique-id';
import { tonesIn } from './tones';
import { writesText } from './writes-text';

/** The last tones that are shown. */
const SHOWN = 40;

type Props = {
  /** Gets what was given at once, one tone or a sequence, and gets it once. */
  readonly send: (tones: string) => void;
  /** Escape. */
  readonly close: () => void;
};

/** Tones into a call: by pointer, typed, or pasted as a sequence with pauses. */
export function CallKeypad({ send, close }: Props) {
  const [sent, setSent] = useState('');
  const [refused, setRefused] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const about = useUniqueId();
  const give = (text: string): void => {
    const read = tonesIn(text);
    setRefused(!read.ok);
    if (!read.ok || read.tones === '') return;
    setSent((before) => (before + read.tones).slice(-SHOWN));
    send(read.tones);
  };
  useLayoutEffect(() => field.current?.focus(), []);
  useLayoutEffect(() => {
    const typed = ({ key, ctrlKey, altKey, metaKey, repeat, target }: KeyboardEvent): void => {
      if (ctrlKey || altKey || metaKey || repeat || writesText(target)) return;
      if (/^[0-9*#,]$/u.test(key)) give(key);
    };
    const pasted = (event: ClipboardEvent): void => {
      if (!writesText(event.target)) give(event.clipboardData?.getData('text/plain') ?? '');
    };
    window.addEventListener('keydown', typed);
    window.addEventListener('paste', pasted);
    return () => {
      window.removeEventListener('keydown', typed);
      window.removeEventListener('paste', pasted);
    };
  }, [send]);
  return (
    <div
      class="tones"
      onKeyDown={({ key }) => {
        if (key === 'Escape') close();
      }}
    >
      <input
        ref={field}
        class="sent number"
        type="text"
        inputMode="tel"
        autocomplete="off"
        spellcheck={false}
        aria-label={words('tones_field')}
        aria-describedby={about}
        aria-invalid={refused}
        value={sent}
        onInput={({ currentTarget }) => {
          const { value } = currentTarget;
          // What was sent stands, and what is new is sent: a digit, or a sequence that was pasted.
          currentTarget.value = sent;
          if (value.startsWith(sent)) give(value.slice(sent.length));
        }}
      />
      <p id={about} class={refused ? 'small fault' : 'small quiet'} aria-live="polite">
        {words(refused ? 'tones_fault' : 'tones_hint')}
      </p>
      <Keypad press={give} />
    </div>
  );
}
