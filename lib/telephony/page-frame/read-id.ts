/** Longest name of anything, in characters. */
export const LONGEST_ID = 200;

/** A name as it came from afar. Without a schema: the side panel reads it, and shall stay light. */
export function readId(value: unknown): string | undefined {
  const fits = typeof value === 'string' && value !== '' && value.length <= LONGEST_ID;
  return fits ? value : undefined;
}
