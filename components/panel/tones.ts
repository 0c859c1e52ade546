/** What may be sent, or that there is something in the text that cannot be sent. */
export type Tones = { readonly ok: true; readonly tones: string } | { readonly ok: false };

/**
 * The tones in a text that was typed or pasted: `0-9 * # A-D`, and `,` or `p` for a pause of two
 * seconds. What people write between digits is left out; anything else refuses the whole text, so
 * that no half of a code is sent.
 */
export function tonesIn(text: string): Tones {
  const tones = text
    .normalize('NFKC')
    .replace(/[\s\-‐-―()./]/gu, '')
    .replace(/[p、]/giu, ',')
    .toUpperCase();
  return /^[0-9A-D*#,]*$/u.test(tones) ? { ok: true, tones } : { ok: false };
}
