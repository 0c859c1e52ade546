import { ArrowLeft } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { CallView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { useUniqueId } from '../unique-id';
import { QualityHint } from './quality';

type Props = {
  readonly title: string;
  /** The call behind it, which `back` goes back to. */
  readonly call: CallView | undefined;
  readonly back: () => void;
  readonly children: ComponentChildren;
};

/** A screen beside the phone: its name has the keyboard at first, Escape goes back. */
export function ScreenFrame({ title, call, back, children }: Props) {
  const id = useUniqueId();
  const name = useRef<HTMLHeadingElement>(null);
  useEffect(() => name.current?.focus({ preventScroll: true }), []);
  const backText = words(call ? 'back_to_call' : 'back_to_phone');
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
          class={call ? 'button accent compact' : 'button plain round'}
          aria-label={backText}
          title={backText}
          onClick={back}
        >
          <ArrowLeft class="icon" aria-hidden="true" />
          {call && backText}
        </button>
        <h1 id={id} ref={name} tabIndex={-1}>
          {title}
        </h1>
      </div>
      {call && <QualityHint call={call} />}
      {children}
    </section>
  );
}
