import { useState } from 'preact/hooks';

let last = 0;

/** An id for one element of the page, stable while its component is mounted. */
export function useUniqueId(): string {
  // Preact's own `useId` begins again at 1 for parts that are mounted later: two fields with one id.
  return useState(() => `id-${(last += 1)}`)[0];
}
