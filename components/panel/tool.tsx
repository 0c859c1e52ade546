import type { LucideIcon } from 'lucide-preact';
import type { Drawer } from './drawer';

type Props = {
  readonly icon: LucideIcon;
  readonly text: string;
  readonly on?: boolean;
  /** What the button shows or hides, where it switches nothing. */
  readonly opens?: Drawer;
  readonly press: () => void;
};

/** The text says what a press does; `on` is told by shape, too, so it needs no pressed state. */
export function Tool({ icon: Sign, text, on = false, opens, press }: Props) {
  return (
    <button
      type="button"
      class={on ? 'button tool on' : 'button tool'}
      data-opens={opens}
      aria-expanded={opens && on}
      onClick={press}
    >
      <Sign class="icon" aria-hidden="true" />
      <span>{text}</span>
    </button>
  );
}

/** Keeps the place of a tool that the call does not allow at this moment, so that none moves. */
export function NoTool() {
  return <span class="tool none" aria-hidden="true" />;
}
