/** Where a key of the menu pattern leads: the place of an item, or `null` where it leads nowhere. */
export function placeByKey(key: string, now: number, count: number): number | null {
  if (count === 0) return null;
  switch (key) {
    case 'ArrowDown':
      return (now + 1) % count;
    case 'ArrowUp':
      return (Math.max(now, 0) - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/**
 * The item that typing leads to: the first that begins with it, seen from the one that has the
 * focus; a single letter goes on to the next such item, as in the browser's own lists.
 */
export function placeByTyping(texts: readonly string[], typed: string, now: number): number | null {
  const wanted = typed.toLowerCase();
  const from = Array.from(wanted).length === 1 ? now + 1 : Math.max(now, 0);
  for (let step = 0; step < texts.length; step += 1) {
    const place = (from + step) % texts.length;
    if (texts[place]?.toLowerCase().startsWith(wanted)) return place;
  }
  return null;
}
