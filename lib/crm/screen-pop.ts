/** A browser tab, as far as a screen-pop cares. */
export type OpenTab = { readonly id: number; readonly windowId: number; readonly url: string };

export type Pop =
  | { readonly do: 'focus'; readonly tab: OpenTab }
  | { readonly do: 'open'; readonly url: string }
  | { readonly do: 'nothing' };

/**
 * How a customer's record comes in front: the tab that shows it already, else a new one. Only web
 * addresses of the host that the contact was seen on are ever opened.
 */
export function screenPop(
  contact: { readonly url?: string; readonly host: string },
  tabs: readonly OpenTab[],
): Pop {
  if (contact.url === undefined || !URL.canParse(contact.url)) return { do: 'nothing' };
  const record = new URL(contact.url);
  const web = record.protocol === 'https:' || record.hostname === 'localhost';
  if (!web || record.host !== contact.host || record.username || record.password) {
    return { do: 'nothing' };
  }
  const tab = tabs.find((open) => sameRecord(open.url, record));
  return tab ? { do: 'focus', tab } : { do: 'open', url: record.href };
}

/** Fragments count: many CRMs route by them. */
function sameRecord(url: string, record: URL): boolean {
  return URL.canParse(url) && new URL(url).href === record.href;
}
