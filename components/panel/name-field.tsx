import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../../lib/words';

type Props = {
  readonly name: string;
  readonly type: (name: string) => void;
  readonly hint?: string;
  /** What stands at its end. */
  readonly children?: ComponentChildren;
};

/** Takes somebody's name; has the keyboard as soon as it is there, because it was asked for. */
export function NameField({ name, type, hint, children }: Props) {
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.focus(), []);
  return (
    <div class="field surface filter">
      <input
        ref={field}
        type="text"
        autocomplete="off"
        spellcheck={false}
        maxLength={128}
        enterKeyHint="search"
        aria-label={words('name_field')}
        placeholder={hint === undefined ? words('name_field') : `${words('name_field')} · ${hint}`}
        value={name}
        onInput={(event) => type(event.currentTarget.value)}
      />
      {children}
    </div>
  );
}
