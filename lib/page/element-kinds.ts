/** What matters of an element's name when text is read: flags, as one number per name. */
export const FLOWS = 1;
/** Its text is nobody's to read, or never marked. */
export const SKIPPED = 2;
/** Its value is text that no text node holds. */
export const FIELD = 4;
/** Can have a shadow root (DOM standard, attachShadow). */
export const HOST = 8;
export const CUSTOM = 16;

/** Names of what nobody reads text in, or never marks it. */
const SKIPPED_NAMES =
  'script style template noscript textarea select option datalist input svg math canvas video audio object embed iframe frame head title';

/** Names of what can have a shadow root, beside the page's own elements. */
export const HOST_NAMES =
  'article aside blockquote body div footer h1 h2 h3 h4 h5 h6 header main nav p section span';
/**
 * Names of most elements of most pages, the commonest first: neither fields nor the page's own
 * elements are among them.
 */
export const COMMON_NAMES =
  'td tr div span a li p i svg path b g use label button img ul th dd dt strong em small br h1 h2 h3 h4 h5 h6 table tbody thead section article header footer nav main aside form option select script style link meta iframe dl ol hr code pre rect circle line defs slot template';

const NAMES: readonly (readonly [kind: number, names: string])[] = [
  [
    FLOWS,
    ' a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr output q rp rt ruby s samp small span strike strong sub sup time tt u var wbr ',
  ],
  [SKIPPED, ` ${SKIPPED_NAMES} `],
  [FIELD, ' input textarea '],
  [HOST, ` ${HOST_NAMES} `],
];

/** Of the names that were met: a frame has few. */
const kinds = new Map<string, number>();
/** A page can make up any number of names. */
const MOST_NAMES = 1000;

/** The flags of an element's name. Custom elements count as blocks that can have a shadow root. */
export function kindOf(localName: string): number {
  const known = kinds.get(localName);
  if (known !== undefined) return known;
  const kind = kindByName(localName);
  if (kinds.size < MOST_NAMES) kinds.set(localName, kind);
  return kind;
}

function kindByName(localName: string): number {
  if (localName === '' || localName.includes(' ')) return 0;
  if (localName.includes('-')) return CUSTOM | HOST;
  return NAMES.reduce(
    (all, [kind, names]) => (names.includes(` ${localName} `) ? all | kind : all),
    0,
  );
}
