/** ISO 3166-1 alpha-2, as libphonenumber writes it. */
export type Region = string;

/** One number found in a text. Offsets are UTF-16 units into the text as given. */
export type FoundNumber = {
  readonly start: number;
  readonly end: number;
  readonly e164: string;
  readonly extension?: string;
  readonly region?: Region;
  /**
   * `sure`: valid and unambiguous. `guess`: read with the default region, or valid only by the
   * evidence around it; the panel asks before such a number is dialled.
   */
  readonly certainty: 'sure' | 'guess';
};
