import { X } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { words } from '../../lib/words';
import { useUniqueId } from '../unique-id';

/** What can be opened beneath a call's tools. */
export type Drawer = 'keypad' | 'transfer' | 'add';

type Props = {
  readonly title: string;
  readonly close: () => void;
  /** What it is for, where that has a look of its own. */
  readonly kind?: string;
  readonly children: ComponentChildren;
};

/** A part of the panel that is opened for one job; Escape closes it. */
export function DrawerFrame({ title, close, kind, children }: Props) {
  const id = useUniqueId();
  return (
    <section
      class={kind === undefined ? 'drawer' : `drawer ${kind}`}
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        close();
      }}
    >
      <div class="drawer-head">
        <h2 id={id} class="grow">
          {title}
        </h2>
        <button
          type="button"
          class="button plain round"
          aria-label={words('close')}
          title={words('close')}
          onClick={close}
        >
          <X class="icon" aria-hidden="true" />
        </button>
      </div>
      {children}
    </section>
  );
}
