import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { allowedActions, mayConsult } from '../../lib/snapshot/allowed-actions';
import type { CallView, Snapshot } from '../../lib/snapshot/snapshot';
import type { Drawer } from './drawer';

/**
 * Which drawer of a call is open, as far as the call allows it. When it is closed, the keyboard is
 * back at the tool that opened it.
 */
export function useDrawer(call: CallView | undefined, snapshot: Snapshot) {
  const [wanted, open] = useState<Drawer | null>(null);
  const before = useRef<Drawer | null>(null);
  const drawer = wanted && call && mayOpen(wanted, call, snapshot) ? wanted : null;
  useLayoutEffect(() => {
    const closed = drawer === null ? before.current : null;
    before.current = drawer;
    if (closed && document.activeElement === document.body) {
      document.querySelector<HTMLElement>(`[data-opens='${closed}']`)?.focus();
    }
  }, [drawer]);
  return { drawer, open };
}

function mayOpen(drawer: Drawer, call: CallView, snapshot: Snapshot): boolean {
  const allowed = allowedActions(call, snapshot);
  switch (drawer) {
    case 'keypad':
      return allowed.has('dtmf');
    case 'transfer':
      return allowed.has('transfer') || mayConsult(call, snapshot);
    case 'add':
      return mayAdd(snapshot);
  }
}

/** A second line: the first one waits on hold, and there is no third. */
export function mayAdd({ calls, can }: Pick<Snapshot, 'calls' | 'can'>): boolean {
  return can.includes('second-call') && calls.filter(({ phase }) => phase !== 'ended').length === 1;
}
