import { Delete, Grip, Phone, Search } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { words } from '../../lib/words';
import { Keypad } from '../parts/keypad';
import { looksLikeNumber } from './matches';

type Props = {
  readonly typed: string;
  readonly type: (text: string) => void;
  /** Enter, or the button: call what is typed, or the one person that it names. */
  readonly call: () => void;
  /** Enter in the empty field brings the last number back. */
  readonly redials: boolean;
  /** Why the last try failed; stands under the field. */
  readonly fault: string | null;
};

/** Takes a name or a number; has a keypad for those who point. */
export function DialField({ typed, type, call, redials, fault }: Props) {
  const [keypad, setKeypad] = useState(false);
  const callable = looksLikeNumber(typed);
  return (
    <form
      class="dial"
      onSubmit={(event) => {
        event.preventDefault();
        call();
      }}
    >
      <div class="field surface">
        <Search class="icon" aria-hidden="true" />
        <input
          type="text"
          inputMode="search"
          autocomplete="off"
          spellcheck={false}
          enterKeyHint="go"
          placeholder={words('dial_field')}
          aria-label={words('dial_field')}
          aria-describedby="dial-about"
          aria-invalid={fault !== null}
          value={typed}
          onInput={(event) => type(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && typed !== '') type('');
          }}
        />
        {keypad && typed !== '' && (
          <button
            type="button"
            class="button plain round"
            aria-label={words('delete_digit')}
            onClick={() => type(typed.slice(0, -1))}
          >
            <Delete class="icon" aria-hidden="true" />
          </button>
        )}
        {callable && (
          <button
            type="submit"
            class="button go round"
            aria-label={words('call_who', typed.trim())}
            title={words('call')}
          >
            <Phone class="icon" aria-hidden="true" />
          </button>
        )}
        <button
          type="button"
          class="button plain round"
          aria-expanded={keypad}
          aria-label={words(keypad ? 'close_keypad' : 'keypad')}
          title={words(keypad ? 'close_keypad' : 'keypad')}
          onClick={() => setKeypad(!keypad)}
        >
          <Grip class="icon" aria-hidden="true" />
        </button>
      </div>
      <p id="dial-about" class={fault === null ? 'unseen' : 'small fault'} aria-live="polite">
        {fault ?? words(redials && typed === '' ? 'redial_hint' : 'dial_field_hint')}
      </p>
      {keypad && <Keypad press={(key) => type(typed + key)} />}
    </form>
  );
}
