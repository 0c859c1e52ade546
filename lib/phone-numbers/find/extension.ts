/**
 * Extensions as people write them after a number: `ext. 12`, `x12`, `#12`, `;ext=12`, `转12`,
 * `分机12`, `Durchwahl 12`. Sticky, on normalised text.
 */
const EXTENSION =
  /(?:;\s?ext=|[ ,;]*\(?\s?(?:(?:extension|extensión|extn?|durchwahl|dw|app|poste|interno|int|anexo|ramal|доб|x)(?![a-z])[.:]?\s?#?|#|分机号?|分機|转|轉|內線|内線|내선)\s?:?\s?)(\d{1,7})(\s?\))?(?![\d-]|\s?-\s?\d|[a-z])/iuy;

/** The extension that starts at the offset, and where it ends; `null` when there is none. */
export function extensionAt(text: string, offset: number): { digits: string; end: number } | null {
  EXTENSION.lastIndex = offset;
  const match = EXTENSION.exec(text);
  if (!match?.[1]) return null;
  const opened = match[0].includes('(');
  const closing = match[2] ?? '';
  const end = offset + match[0].length - (closing && !opened ? closing.length : 0);
  return { digits: match[1], end };
}
