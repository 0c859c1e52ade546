import { User } from 'lucide-preact';
import { initials, tintOf } from '../who';

/** The round sign before a name; decoration, since the name stands beside it. */
export function Avatar({ name, big = false }: { readonly name?: string; readonly big?: boolean }) {
  const letters = name === undefined ? '' : initials(name);
  return (
    <span class={big ? 'avatar big' : 'avatar'} data-tint={tintOf(name ?? '')} aria-hidden="true">
      {letters === '' ? <User class="icon" /> : letters}
    </span>
  );
}
