/** A claim as text; an absent one is empty. */
export function textOf(claim: unknown): string {
  return typeof claim === 'string' ? claim : '';
}
