import { X } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { words } from '../../lib/words';
import { useUniqueId } from '../unique-id';

type Props = {
  /** `YYYY-MM-DD`; `''`: none. */
  readonly date: string;
  readonly set: (date: string) => void;
};

/** The day on which somebody is to be called again: today or later. */
export function FollowUp({ date, set }: Props) {
  const [typed, setTyped] = useState(date);
  const [past, setPast] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const id = useUniqueId();
  useEffect(() => {
    // A date is typed part by part; what comes back meanwhile must not undo a part.
    if (document.activeElement !== field.current) setTyped(date);
  }, [date]);
  const change = (value: string, valid: boolean): void => {
    setTyped(value);
    if (!valid) return;
    setPast(false);
    if (value !== date) set(value);
  };
  return (
    <div class="follow-up">
      <label for={id}>{words('follow_up')}</label>
      <input
        ref={field}
        id={id}
        type="date"
        min={today()}
        max="2999-12-31"
        aria-invalid={past}
        aria-describedby={past ? `${id}-fault` : undefined}
        value={typed}
        onInput={({ currentTarget: { value, validity } }) => change(value, validity.valid)}
        onBlur={({ currentTarget: { validity } }) => setPast(!validity.valid)}
      />
      <button
        type="button"
        class="button plain round"
        style={typed === '' ? { visibility: 'hidden' } : undefined}
        aria-label={words('follow_up_clear')}
        title={words('follow_up_clear')}
        onClick={() => {
          change('', true);
          field.current?.focus();
        }}
      >
        <X class="icon fine" aria-hidden="true" />
      </button>
      {past && (
        <p id={`${id}-fault`} class="small fault" role="alert">
          {words('follow_up_fault')}
        </p>
      )}
    </div>
  );
}

/** As the agent's own calendar says. */
function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
