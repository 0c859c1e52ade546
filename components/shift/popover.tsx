import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { useUniqueId } from '../unique-id';

type Props = {
  /** The button's look: its classes. */
  readonly look: string;
  /** The button's name and tip. */
  readonly name: string;
  /** What is opened is called so. */
  readonly label: string;
  /** What the button shows. */
  readonly sign: ComponentChildren;
  /** `close` puts the focus back on the button. */
  readonly children: (close: () => void) => ComponentChildren;
};

/** A button that opens a small sheet below it; Escape, and leaving it, close it. */
export function Popover({ look, name, label, sign, children }: Props) {
  const [open, setOpen] = useState(false);
  const id = useUniqueId();
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div
      class="popover-place"
      onFocusOut={({ relatedTarget, currentTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget))
          setOpen(false);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      <button
        ref={button}
        type="button"
        class={look}
        aria-label={name}
        title={name}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        {sign}
      </button>
      {open && (
        // A press between its controls keeps the focus within, so that it stays open.
        <div id={id} class="popover surface" role="group" aria-label={label} tabIndex={-1}>
          {children(close)}
        </div>
      )}
    </div>
  );
}
