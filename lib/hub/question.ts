import type { Region } from '../phone-numbers/found';
import { parseNumber, type ParsedNumber } from '../phone-numbers/parse';
import {
  DESTINATION_DOUBTS,
  destinationDenial,
  destinationDoubts,
  type Destination,
} from '../policy/destination';
import type { DialFacts, Doubt } from '../policy/may-dial';
import type { DialQuestion, NationalNumber } from '../snapshot/snapshot';
import type { CallId } from '../telephony/call';
import type { PageFacts } from './region';

/** What one number turned out to be, and where it came from. */
export type DialRequest = {
  readonly id: string;
  readonly text: string;
  readonly parsed: ParsedNumber | null;
  readonly facts: Pick<DialFacts, 'visible' | 'textDiffers' | 'trustedSite' | 'regionGuessed'> & {
    /** Our own page showed the agent what goes on. */
    readonly inPanel: boolean;
  };
  /** Of the document that asks. */
  readonly origin?: string;
  /** The page around it: what a country is chosen for. */
  readonly page?: PageFacts;
  /** How it was read, for a number whose country is a guess. */
  readonly national?: Pick<NationalNumber, 'text' | 'as'>;
  /** Inside the company: dialled as it is. */
  readonly address?: string;
  readonly consultFor?: CallId;
  /** No call is begun: that one is transferred there. */
  readonly transferOf?: CallId;
};

/** What would be dialled: an address inside the company, E.164, or a short code's digits. */
export function numberOf({
  address,
  parsed,
  text,
}: Pick<DialRequest, 'address' | 'parsed' | 'text'>): string {
  return address ?? parsed?.e164 ?? text;
}

/** Whether nothing in the text itself names the country: read without one, it is not that number. */
export function isNational(text: string, parsed: ParsedNumber | null): boolean {
  if (!parsed || parsed.short) return parsed !== null;
  return !parsed.international && parseNumber(text, '')?.e164 !== parsed.e164;
}

/** What the panel asks before such a number is dialled. */
export function questionOf(
  request: DialRequest,
  doubts: readonly Doubt[],
  likely: readonly Region[],
): DialQuestion {
  const { id, text, parsed, address, origin, page, national, facts, consultFor, transferOf } =
    request;
  return {
    id,
    number: numberOf(request),
    text,
    region: parsed?.region,
    origin,
    site: page?.origin,
    doubts,
    inside: address === undefined ? undefined : true,
    national: national && facts.regionGuessed ? { ...national, likely } : undefined,
    consultFor,
    transferOf,
  };
}

/** How the rules read and judge a number. */
export type Judge = {
  read(text: string, region: Region): ParsedNumber | null;
  judge(parsed: ParsedNumber | null): Destination;
};

/** The same question about the same digits, read as another country's. */
export function reread(question: DialQuestion, region: Region, rules: Judge): DialQuestion {
  const { national } = question;
  if (!national) return question;
  const { text } = national;
  const parsed = rules.read(text, region);
  const destination = rules.judge(parsed);
  const ofNumber: readonly Doubt[] = DESTINATION_DOUBTS;
  return {
    ...question,
    number: numberOf({ parsed, text }),
    region: parsed?.region,
    national: { ...national, as: region },
    doubts: [
      ...question.doubts.filter((doubt) => !ofNumber.includes(doubt)),
      ...destinationDoubts(destination),
    ],
    refused: destinationDenial(destination) ?? undefined,
    contacts: undefined,
  };
}
