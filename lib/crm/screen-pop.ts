import { recordPage } from './remote/record-page';

/** A browser tab, as far as a screen-pop cares. */
export type OpenTab = { readonly id: number; readonly windowId: number; readonly url: string };

export type Pop =
  | { readonly do: 'focus'; readonly tab: OpenTab }
  | { readonly do: 'open'; readonly url: string }
  | { readonly do: 'nothing' };

/**
 * How a customer's record comes in front: the tab that shows it already, else a new one. Only web
 * addresses of the host that the connector vouches for are ever opened.
 */
export function screenPop(
  contact: { readonly url?: string; readonly host: string },
  tabs: readonly OpenTab[],
): Pop {
  const record = recordPage(contact.url, [contact.host]);
  if (record === undefined) return { do: 'nothing' };
  const tab = tabs.find((open) => sameRecord(open.url, record));
  return tab ? { do: 'focus', tab } : { do: 'open', url: record };
}

/** Fragments count: many CRMs route by them. */
function sameRecord(url: string, record: string): boolean {
  return URL.canParse(url) && new URL(url).href === record;
}
