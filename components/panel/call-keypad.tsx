import { useLayoutEffect, useState } from 'preact/hooks';
import { words } from '../../lib/words';
import { Keypad } from '../parts/keypad';

/** Tones into a call, by pointer or by the digits of the keyboard. `send` gets one tone. */
export function CallKeypad({ send }: { readonly send: (tone: string) => void }) {
  const [sent, setSent] = useState('');
  const press = (tone: string): void => {
    setSent((before) => (before + tone).slice(-24));
    send(tone);
  };
  useLayoutEffect(() => {
    const pressed = ({ key, ctrlKey, altKey, metaKey, repeat }: KeyboardEvent): void => {
      if (!ctrlKey && !altKey && !metaKey && !repeat && /^[0-9*#]$/u.test(key)) press(key);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [send]);
  return (
    <div class="tones">
      <p class="sent number" aria-live="polite">
        {sent !== '' && <span class="unseen">{words('tones_sent', sent)}</span>}
        <span aria-hidden="true">{sent}</span>
      </p>
      <Keypad press={press} />
    </div>
  );
}
