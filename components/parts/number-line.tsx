import type { Who } from '../who';
import { Pieces } from './pieces';

/** The number below a name, and what it is for them; nothing where the number is the title. */
export function NumberLine({ who: { named, label, number } }: { readonly who: Who }) {
  if (!named) return null;
  return (
    <Pieces>
      {label}
      <span class="number">{number}</span>
    </Pieces>
  );
}
