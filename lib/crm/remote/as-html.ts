const ESCAPED: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\n': '<br>',
};

/**
 * Text for CRMs that keep what they show on a timeline as HTML: nothing of a note may become a tag. With a limit, whole characters are left off in the middle, so that the facts at the end stay.
 */
export function asHtml(text: string, longest = Number.POSITIVE_INFINITY): string {
  const parts = Array.from(text, (letter) => ESCAPED[letter] ?? letter);
  let length = parts.reduce((sum, part) => sum + part.length, 0);
  if (length <= longest) return parts.join('');
  const kept = Math.min(KEPT_AT_THE_END, parts.length);
  const end = parts.splice(parts.length - kept, kept);
  while (length + 1 > longest && parts.length > 0) length -= parts.pop()?.length ?? 0;
  return [...parts, '…', ...end].join('');
}

/** Number, agent, recording and our id stand there. */
const KEPT_AT_THE_END = 2500;
