import type { DialWish } from '../messaging/protocol';
import { parseNumber, showsAnother } from '../phone-numbers/parse';
import type { ListedNumber } from '../snapshot/snapshot';
import type { CallId } from '../telephony/call';
import type { Colleague } from '../telephony/desk';
import { internalAddress } from './agent/internal-address';
import { isNational, type DialRequest } from './question';
import { guessed, type PageFacts, type RegionSource } from './region';

/** What the agent types, chooses or confirms in our own pages leaves nothing to doubt. */
export const BY_AGENT = { visible: true, textDiffers: false, trustedSite: true, inPanel: true };

/** The page that asks: its own frame, and the site around that. */
export type Asking = {
  /** Of the frame. */
  readonly origin: string;
  readonly site: { readonly trusted: boolean; readonly origin: string };
};

/** How the agent came by a number. */
export type Chosen = {
  /** The page that it was chosen on, which may tell the country. */
  readonly page?: PageFacts;
  /** By hand, so that it may be an extension. */
  readonly typed?: boolean;
  readonly trustedSite?: boolean;
  /** The call to consult somebody about. */
  readonly consultFor?: CallId;
};

/** A click on a page, read again here; the page's own reading only tells what the agent saw. */
export function clicked(
  wish: DialWish,
  { origin, site }: Asking,
  region: RegionSource,
): DialRequest {
  const page = { origin: site.origin, language: wish.language };
  const here = region.on(page);
  const reads = wish.href ?? wish.text;
  const parsed = parseNumber(reads, here.region);
  const another = wish.href !== undefined && showsAnother(wish.text, parsed, here.region);
  return {
    id: wish.id,
    text: wish.text,
    parsed,
    origin,
    page,
    national: { text: reads, as: here.region },
    facts: {
      regionGuessed: guessed(here) && isNational(reads, parsed),
      visible: wish.visible,
      trustedSite: site.trusted,
      textDiffers: parsed?.e164 !== wish.e164 || another,
      inPanel: false,
    },
  };
}

/** A number that the agent typed in the panel, or chose on a page. */
export function chosen(
  id: string,
  text: string,
  { page, typed = false, trustedSite = true, consultFor }: Chosen,
  { region, colleagues }: { region: RegionSource; colleagues: readonly Colleague[] },
): DialRequest {
  const here = page ? region.on(page) : region.typed();
  const parsed = parseNumber(text, here.region);
  const regions = [here.region, ...region.likely(page)];
  const address = internalAddress(text, { colleagues, regions, typed }) ?? undefined;
  const regionGuessed = address === undefined && guessed(here) && isNational(text, parsed);
  return {
    id,
    text,
    parsed,
    address,
    origin: page?.origin,
    page,
    national: { text, as: here.region },
    facts: { ...BY_AGENT, trustedSite, regionGuessed, inPanel: page === undefined },
    consultFor,
  };
}

/** Digits from which an address is a telephone number, whatever else it holds. */
const NUMBER_DIGITS = 7;

/** An address of our own call centre that a far end names: somebody inside, or a number. */
export function named(
  text: string,
  parts: { region: RegionSource; colleagues: readonly Colleague[] },
): DialRequest {
  const inside = text.replace(/\D/gu, '').length < NUMBER_DIGITS;
  const colleagues = inside ? [{ name: text, address: text }] : parts.colleagues;
  return chosen('', text, { typed: true }, { ...parts, colleagues });
}

/** A number that the agent chose from the list of a page: exactly the one that was found. */
export function listed(
  id: string,
  number: ListedNumber,
  page: PageFacts,
  region: RegionSource,
): DialRequest {
  const here = region.on(page);
  const parsed = parseNumber(number.e164, here.region);
  // A frame in another language may have been read as another country's.
  const asHere = parseNumber(number.text, here.region)?.e164 === parsed?.e164;
  const as = asHere ? here.region : (parsed?.region ?? here.region);
  return {
    id,
    text: number.text,
    parsed,
    origin: page.origin,
    page,
    national: { text: number.text, as },
    facts: { ...BY_AGENT, regionGuessed: number.national === true && guessed(here) },
  };
}
