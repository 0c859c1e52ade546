import { Check } from 'lucide-preact';
import type { LucideIcon } from 'lucide-preact';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useUniqueId } from '../unique-id';
import { placeByKey, placeByTyping } from './menu-keys';

/** Letters typed within this time belong to one word, ms. */
const WORD_MS = 600;

export type MenuItem = {
  readonly key: string;
  readonly text: string;
  readonly about?: string;
  readonly icon: LucideIcon;
  /** Present: one of the items is the present state. */
  readonly checked?: boolean;
  readonly choose: () => void;
};

type Props = {
  /** The button's look: its classes. */
  readonly look: string;
  /** The button's name where its content does not say it, and its tip. */
  readonly name?: string;
  /** The menu's own name. */
  readonly label: string;
  /** Where the menu opens, seen from the button. */
  readonly opens?: 'below' | 'above';
  readonly items: readonly MenuItem[];
  readonly children: ComponentChildren;
};

/** A button with a menu: https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/ */
export function MenuButton({ look, name, label, opens = 'below', items, children }: Props) {
  const [open, setOpen] = useState<'first' | 'last' | null>(null);
  const id = useUniqueId();
  const button = useRef<HTMLButtonElement>(null);
  const close = (back: boolean): void => {
    setOpen(null);
    if (back) button.current?.focus();
  };
  return (
    <div
      class={`menu-place ${opens}`}
      onFocusOut={({ relatedTarget, currentTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget))
          setOpen(null);
      }}
    >
      <button
        ref={button}
        type="button"
        class={look}
        aria-haspopup="menu"
        aria-expanded={open !== null}
        aria-controls={open ? id : undefined}
        aria-label={name}
        title={name}
        onClick={() => setOpen(open ? null : 'first')}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
          event.preventDefault();
          setOpen(event.key === 'ArrowDown' ? 'first' : 'last');
        }}
      >
        {children}
      </button>
      {open && <Menu id={id} label={label} items={items} begin={open} close={close} />}
    </div>
  );
}

type MenuProps = Pick<Props, 'label' | 'items'> & {
  readonly id: string;
  readonly begin: 'first' | 'last';
  readonly close: (back: boolean) => void;
};

function Menu({ id, label, items, begin, close }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null);
  const typed = useRef({ text: '', at: 0 });
  const buttons = () => Array.from(menu.current?.children ?? []) as HTMLElement[];
  const go = (place: number | null) => place !== null && buttons()[place]?.focus();
  // Before anything else can be typed.
  useLayoutEffect(() => {
    const present = items.findIndex(({ checked }) => checked);
    go(begin === 'last' ? items.length - 1 : Math.max(present, 0));
  }, []);
  const pressed = (event: KeyboardEvent): void => {
    const now = buttons().indexOf(document.activeElement as HTMLElement);
    const { key, ctrlKey, metaKey, altKey } = event;
    if (key === 'Escape' || key === 'Tab') {
      // Tab goes on from the button, as the item that has the focus goes away.
      close(true);
      if (key === 'Escape') event.preventDefault();
      return;
    }
    let place = placeByKey(key, now, items.length);
    if (place === null && Array.from(key).length === 1 && key !== ' ' && !ctrlKey && !metaKey) {
      if (altKey) return;
      const { text, at } = typed.current;
      typed.current = {
        text: event.timeStamp - at < WORD_MS ? text + key : key,
        at: event.timeStamp,
      };
      const texts = items.map(({ text: shown }) => shown);
      place = placeByTyping(texts, typed.current.text, now);
    }
    if (place === null) return;
    event.preventDefault();
    go(place);
  };
  return (
    <div ref={menu} class="menu surface" role="menu" id={id} aria-label={label} onKeyDown={pressed}>
      {items.map(({ key, text, about, icon: Sign, checked, choose }) => (
        <button
          type="button"
          key={key}
          class="menu-item"
          role={checked === undefined ? 'menuitem' : 'menuitemradio'}
          aria-checked={checked}
          tabIndex={-1}
          onClick={() => {
            close(true);
            choose();
          }}
        >
          <Sign class="icon fine" aria-hidden="true" />
          <span class="grow">
            <bdi>{text}</bdi>
            {about !== undefined && <small class="block quiet">{about}</small>}
          </span>
          {checked === true && <Check class="icon fine" aria-hidden="true" />}
        </button>
      ))}
    </div>
  );
}
