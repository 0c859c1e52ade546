import { recordPage } from './remote/record-page';

/** A browser tab, as far as a screen-pop cares. `url`: what it shows, or is about to. */
export type OpenTab = { readonly id: number; readonly windowId: number; readonly url: string };

export type Pop =
  | { readonly do: 'focus'; readonly tab: OpenTab }
  | { readonly do: 'reuse'; readonly tab: OpenTab; readonly url: string }
  | { readonly do: 'open'; readonly url: string }
  | { readonly do: 'nothing' };

/** How a customer's record may come in front. */
export type Ways = {
  /** A tab may be opened for it. */
  readonly newTab: boolean;
  /** The call's own tab, if it may show another record. */
  readonly reuse?: number;
};

/** A record's address, if it is one that may be opened: on the host that its connector vouches for. */
export function recordOf(contact: {
  readonly url?: string;
  readonly why: { readonly host: string };
}): string | undefined {
  return recordPage(contact.url, [contact.why.host]);
}

/** The tab that shows the record already, else the call's own tab, else a new one. */
export function screenPop(record: string, tabs: readonly OpenTab[], { newTab, reuse }: Ways): Pop {
  const shows = tabs.find(({ url }) => sameRecord(url, record));
  if (shows) return { do: 'focus', tab: shows };
  const own = tabs.find(({ id }) => id === reuse);
  if (own) return { do: 'reuse', tab: own, url: record };
  return newTab ? { do: 'open', url: record } : { do: 'nothing' };
}

/** Fragments count: many CRMs route by them. */
function sameRecord(url: string, record: string): boolean {
  return URL.canParse(url) && new URL(url).href === record;
}
