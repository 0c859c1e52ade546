import { plainText } from '../../../plain-text';
import type { Sighting } from './seen-numbers';

/** What a page's content script says about a number: hearsay, checked here. */
type Claim = {
  readonly e164: string;
  readonly name?: string;
  readonly company?: string;
  readonly label?: string;
  readonly href?: string;
};

/** The browser's own facts about who claims it. */
type Claimant = {
  readonly origin: string;
  readonly url: string;
  readonly tabTitle?: string;
  readonly tabUrl?: string;
};

/**
 * A claim as a sighting. A page speaks for its own origin only: a link elsewhere is dropped, and
 * the page's own address stands for the record. A frame of another origin does not even get the tab's
 * title for a name: that is the title of the page around it.
 */
export function sightingOf(claim: Claim, claimant: Claimant, at: number): Sighting {
  const around = sameOrigin(claimant.tabUrl, claimant.origin);
  const page = new URL(around ?? claimant.url);
  const url = sameOrigin(claim.href, claimant.origin) ?? page.href;
  return {
    number: claim.e164,
    name: plainText(claim.name) || (around && plainText(claimant.tabTitle)) || page.host,
    company: plainText(claim.company) || undefined,
    label: plainText(claim.label) || undefined,
    url: /^https?:/u.test(url) ? url : undefined,
    host: page.host,
    at,
  };
}

function sameOrigin(address: string | undefined, origin: string): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  return new URL(address).origin === origin ? address : undefined;
}
