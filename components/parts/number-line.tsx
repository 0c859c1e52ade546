import type { Who } from '../who';

/** The number below a name, and what it is for them; nothing where the number is the title. */
export function NumberLine({ who: { named, label, number } }: { readonly who: Who }) {
  if (!named) return null;
  return (
    <p class="small quiet">
      {label !== undefined && `${label} · `}
      <span class="number">{number}</span>
    </p>
  );
}
