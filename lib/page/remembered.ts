const MOST = 2000;

/**
 * A pure function of a text that is asked the same again and again: class names and labels of a page
 * are few, and its cells many. Forgets all when a page shows too many different ones.
 */
export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, { readonly answer: T }>();
  return (text) => {
    const before = known.get(text);
    if (before) return before.answer;
    if (known.size >= MOST) known.clear();
    const now = { answer: answer(text) };
    known.set(text, now);
    return now.answer;
  };
}
