/** A text of an element's markup that has a digit. */
export type MarkupText = {
  readonly text: string;
  /** The last element that begins before it, counted in document order; the outermost is 0. */
  readonly element: number;
  /** Texts between that element's begin and this one. */
  readonly nth: number;
  /** The name of the element that holds it and nothing else; '' where there is more. */
  readonly alone: string;
};

/** What is asked of texts with digits before they are told of. */
export type MarkupFilter = {
  /** Whether a text is of interest at all; asked first. */
  text(text: string): boolean;
  /** The same of one that an element of this name holds and nothing else. */
  alone(text: string, name: string): boolean;
};

const LESS = 0x3c;
const SLASH = 0x2f;
const MARK = 0x21;
const NAME_BEGINS = 0x41;
const FIRST_FOREIGN = 0x660;
/** Their markup does not read as what they hold. By first two letters, to be asked quickly. */
const RAW_BEGINS = new Set(
  ['sc', 'st', 'te', 'xm', 'if', 'no', 'pl'].map((two) =>
    pair(two.charCodeAt(0), two.charCodeAt(1)),
  ),
);
const RAW =
  /(?:script|style|template|textarea|xmp|iframe|noembed|noframes|noscript|plaintext)[\s>]/y;
const ESCAPED = /&(?:amp|lt|gt|nbsp);/g;
const ESCAPES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': '\u00a0',
};

/**
 * Reads the markup of what an element of this name holds, as the browser writes it (HTML standard, "serializing HTML
 * fragments": neither a text nor an attribute has a bare `<` or `>`). One string for a whole table
 * row costs a fifth of asking the row's nodes one by one. `null` for what cannot be read this way;
 * `elements`: how many there are, the
 * outer one included, to be compared with the page.
 */
export function textsIn(
  html: string,
  outer: string,
  filter: MarkupFilter,
): { readonly texts: readonly MarkupText[]; readonly elements: number } | null {
  const texts: MarkupText[] = [];
  let elements = 1;
  let nth = 0;
  /** Where the name of the tag right before begins, if it is one that opens. */
  let opened = -1;
  let at = 0;
  while (at < html.length) {
    const start = at;
    let digits = 0;
    let foreign = false;
    let unit = html.charCodeAt(at);
    while (unit !== LESS && at < html.length) {
      if (unit < 0x3a) {
        if (unit > 0x2f) digits += 1;
      } else if (unit >= FIRST_FOREIGN) {
        foreign = true;
      }
      at += 1;
      unit = html.charCodeAt(at);
    }
    if (at > start) {
      if (digits > 0 || foreign) {
        const text = plain(html.slice(start, at));
        if (filter.text(text)) {
          const whole = start === 0 && at === html.length;
          const alone = opened < 0 ? (whole ? outer : '') : aloneIn(html, opened, at);
          if (alone === '' || filter.alone(text, alone)) {
            texts.push({ text, element: elements - 1, nth, alone });
          }
        }
      }
      nth += 1;
      if (at >= html.length) break;
    }
    opened = -1;
    unit = html.charCodeAt(at + 1);
    if (unit >= NAME_BEGINS) {
      opened = at + 1;
      if (RAW_BEGINS.has(pair(unit, html.charCodeAt(at + 2)))) {
        RAW.lastIndex = opened;
        if (RAW.test(html)) return null;
      }
      elements += 1;
      nth = 0;
      at = html.indexOf('>', at);
    } else if (unit === SLASH) {
      at = html.indexOf('>', at);
    } else if (unit === MARK && html.startsWith('--', at + 2)) {
      at = html.indexOf('-->', at + 4);
      if (at >= 0) at += 2;
    } else {
      return null;
    }
    if (at < 0) return null;
    at += 1;
  }
  return { texts, elements };
}

function pair(first: number, second: number): number {
  return (first << 8) | second;
}

function plain(text: string): string {
  return text.includes('&') ? text.replace(ESCAPED, (escape) => ESCAPES[escape] ?? escape) : text;
}

/** The name of the element whose tags are right before and right behind a text. */
function aloneIn(html: string, opened: number, end: number): string {
  if (html.charCodeAt(end + 1) !== SLASH) return '';
  const name = html.slice(end + 2, html.indexOf('>', end));
  if (!html.startsWith(name, opened)) return '';
  const behind = html.charCodeAt(opened + name.length);
  return behind === 0x3e || behind === 0x20 ? name : '';
}
