import { Info, TriangleAlert, X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { words } from '../../lib/words';
import type { Sentence } from '../sentences';

type Props = {
  readonly sentence: Sentence;
  /** The number or host that it is about, shown as it is. */
  readonly about?: string;
  readonly kind?: 'warning' | 'information';
  readonly dismiss?: () => void;
  /** Buttons that do the next step. */
  readonly children?: ComponentChildren;
};

/** One thing to know, with the next step. Screen readers say it when it appears. */
export function Banner({ sentence, about, kind = 'warning', dismiss, children }: Props) {
  const Sign = kind === 'warning' ? TriangleAlert : Info;
  return (
    <div class={`banner ${kind}`}>
      <Sign class="icon" aria-hidden="true" />
      <div class="grow">
        <p>
          <strong>{sentence.what}</strong>
          {about !== undefined && <span class="number about"> {about}</span>}
        </p>
        <p>{sentence.next}</p>
        {children}
      </div>
      {dismiss && (
        <button
          type="button"
          class="button plain round"
          aria-label={words('dismiss')}
          onClick={dismiss}
        >
          <X class="icon" aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
