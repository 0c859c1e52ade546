import type { ComponentChildren } from 'preact';

/** Quiet pieces of one line, each of them unbroken; no dot is left at a line's end. */
export function Pieces({ children }: { readonly children: readonly ComponentChildren[] }) {
  return (
    <span class="pieces small quiet">
      {children
        .filter((piece) => piece !== undefined)
        .map((piece, place) => (
          <bdi key={place}>{piece}</bdi>
        ))}
    </span>
  );
}
