import { ArrowLeft } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../../lib/words';
import { useUniqueId } from '../unique-id';

type Props = {
  readonly title: string;
  /** What `back` goes back to. */
  readonly calling: boolean;
  readonly back: () => void;
  readonly children: ComponentChildren;
};

/** A screen beside the phone: its name has the keyboard at first, Escape goes back. */
export function ScreenFrame({ title, calling, back, children }: Props) {
  const id = useUniqueId();
  const name = useRef<HTMLHeadingElement>(null);
  useEffect(() => name.current?.focus({ preventScroll: true }), []);
  const backText = words(calling ? 'back_to_call' : 'back_to_phone');
  return (
    <section
      class="screen"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        back();
      }}
    >
      <div class="screen-head">
        <button
          type="button"
          class={calling ? 'button accent compact' : 'button plain round'}
          aria-label={backText}
          title={backText}
          onClick={back}
        >
          <ArrowLeft class="icon" aria-hidden="true" />
          {calling && backText}
        </button>
        <h1 id={id} ref={name} tabIndex={-1}>
          {title}
        </h1>
      </div>
      {children}
    </section>
  );
}
