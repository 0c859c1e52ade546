import { Search, X } from 'lucide-preact';
import { useRef } from 'preact/hooks';
import { words } from '../../lib/words';

type Props = {
  readonly typed: string;
  readonly type: (text: string) => void;
  /** The arrow down leads to what was found. */
  readonly down: () => void;
};

/** One field to search by; Escape empties it before it does anything else. */
export function SearchField({ typed, type, down }: Props) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <div class="field surface filter">
      <Search class="icon" aria-hidden="true" />
      <input
        ref={field}
        type="text"
        inputMode="search"
        autocomplete="off"
        spellcheck={false}
        placeholder={words('history_search_short')}
        aria-label={words('history_search')}
        value={typed}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') down();
          else if (event.key === 'Escape' && typed !== '') type('');
          else return;
          event.preventDefault();
        }}
      />
      {typed !== '' && (
        <button
          type="button"
          class="button plain round"
          aria-label={words('history_clear')}
          title={words('history_clear')}
          onClick={() => {
            type('');
            field.current?.focus();
          }}
        >
          <X class="icon" aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
