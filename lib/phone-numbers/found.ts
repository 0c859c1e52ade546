/** ISO 3166-1 alpha-2, as libphonenumber writes it. */
export type Region = string;

/**
 * Why a span counts as a number, most telling first. `only-possible`: libphonenumber calls it
 * invalid, and the evidence around it decided.
 */
export type Why =
  | 'country-code'
  | 'tel-link'
  | 'phone-field'
  | 'label'
  | 'written-as-usual'
  | 'short-code'
  | 'only-possible';

/** One number found in a text. Offsets are UTF-16 units into the text as given. */
export type FoundNumber = {
  readonly start: number;
  readonly end: number;
  /** E.164; of a short code (hotlines such as 95588) the bare digits, which mean nothing outside `region`. */
  readonly e164: string;
  readonly extension?: string;
  readonly region?: Region;
  /**
   * `sure`: valid and unambiguous. `guess`: read with the default region, or valid only by the
   * evidence around it; the panel asks before such a number is dialled.
   */
  readonly certainty: 'sure' | 'guess';
  readonly why: readonly Why[];
};

/** What the structure around a text says of it: all of it is the page's own word. */
export type Surroundings = {
  /** Words of the column heading, field label or heading beside it; '' where there are none. */
  readonly label: string;
  /** A `tel:` link, `type=tel`, `autocomplete=tel`, `itemprop=telephone`: it can only be a number. */
  readonly phoneField: boolean;
};

/** What the text alone does not say. */
export type FindContext = {
  /** For numbers without a country code. */
  readonly region: Region;
  /**
   * Nothing on the page says that it is of that region: digits that could be another country's are
   * not read as a number that this one is not known to have.
   */
  readonly regionGuessed?: boolean;
  /** BCP 47 tag of the text, where known. */
  readonly language?: string;
  /** Asked only where the text itself leaves it open, as reading the page costs time. */
  readonly surroundings?: () => Surroundings;
  /** The country that the table's row says; asked for national numbers. */
  readonly rowCountry?: () => Region | undefined;
};
