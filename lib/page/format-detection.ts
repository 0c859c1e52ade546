/**
 * Whether a document asks that its plain text be searched for no phone numbers, as
 * `<meta name="format-detection" content="telephone=no">` does since the first iPhone. Its `tel:`
 * links and its fields are no guesses, and concern nobody.
 */
export function asksForNoMarks(document: Document): boolean {
  const wishes = document.querySelectorAll<HTMLMetaElement>('meta[name="format-detection" i]');
  return [...wishes].some(({ content }) => /(?:^|[\s,;])telephone\s*=\s*no\b/iu.test(content));
}
