import { useEffect, useRef } from 'preact/hooks';
import type { Choice } from '../../lib/snapshot/shift';
import { words } from '../../lib/words';
import { useUniqueId } from '../unique-id';
import { writesText } from './writes-text';

type Props = {
  readonly choices: readonly Choice[];
  /** `''`: none. */
  readonly chosen: string;
  readonly required: boolean;
  readonly fault?: string;
  readonly choose: (id: string) => void;
};

/** How it ended: one choice, by pointer, arrow keys or the keys 1–9. A second press takes it back. */
export function Dispositions({ choices, chosen, required, fault, choose }: Props) {
  const set = useRef<HTMLFieldSetElement>(null);
  const name = useUniqueId();
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const { key, ctrlKey, altKey, metaKey, repeat, target } = event;
      if (ctrlKey || altKey || metaKey || repeat || writesText(target)) return;
      const choice = /^[1-9]$/u.test(key) ? choices[Number(key) - 1] : undefined;
      if (choice) choose(choice.id);
    };
    window.addEventListener('keydown', pressed);
    return () => window.removeEventListener('keydown', pressed);
  }, [choices, choose]);
  useEffect(() => {
    if (fault !== undefined) set.current?.querySelector('input')?.focus();
  }, [fault]);
  return (
    <fieldset class="dispositions" ref={set} aria-describedby={`${name}-about`}>
      <legend class="unseen">
        {words('wrap_up_title')} {required && words('required')}
      </legend>
      <div class="chips">
        {choices.map(({ id, label }, place) => (
          <label key={id} class={id === chosen ? 'chip on' : 'chip'}>
            <input
              type="radio"
              class="unseen"
              name={name}
              checked={id === chosen}
              onClick={() => choose(id === chosen ? '' : id)}
            />
            {place < 9 && <kbd aria-hidden="true">{place + 1}</kbd>}
            <bdi>{label}</bdi>
          </label>
        ))}
      </div>
      <p id={`${name}-about`} class="unseen">
        {words('wrap_up_hotkeys')}
      </p>
      {fault !== undefined && (
        <p class="small fault" role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  );
}
