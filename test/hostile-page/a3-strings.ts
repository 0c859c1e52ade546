/** What the agent sees and what the page would have dialled. Region of the site: US. */
export type Written = {
  readonly what: string;
  readonly text: string;
  /** Of a link around the text. */
  readonly href?: string;
  /** What it is read as; `null`: not a number that could go out. */
  readonly e164: string | null;
  /** The most that a click may bring about: nothing at all is always right, less than this too. */
  readonly most: 'dial' | 'ask' | 'refuse';
  /** Not to find this one would make the table prove nothing. */
  readonly mustDial?: true;
};

/** What most of them look like. */
export const SHOWN = '+1 415 555 2671';
const A = '+14155552671';
const B = '+12025550143';

const link = (
  what: string,
  href: string,
  e164: string | null,
  most: Written['most'],
  text = SHOWN,
): Written => ({ what, text, href, e164, most });
const plain = (
  what: string,
  text: string,
  e164: string | null,
  most: Written['most'],
): Written => ({ what, text, e164, most });

/** As a hostile page may write a number, in a link or in a text. */
export const WRITTEN: readonly Written[] = [
  { ...plain('an honest text', SHOWN, A, 'dial'), mustDial: true },
  { ...plain('an honest national text', '(415) 555-2671', A, 'dial'), mustDial: true },
  { ...link('an honest link', `tel:${A}`, A, 'dial'), mustDial: true },
  { ...link('a link in capitals', `TEL:${A}`, A, 'dial'), mustDial: true },
  { ...link('a link in mixed case', 'tEl:+1-415-555-2671', A, 'dial'), mustDial: true },
  { ...link('words for a link', `tel:${A}`, A, 'dial', 'Call the office'), mustDial: true },

  link('another number in the link', `tel:${B}`, B, 'ask'),
  link('one digit off in the link', 'tel:+14155552672', '+14155552672', 'ask'),
  link('another country in the link', 'tel:+442079460958', '+442079460958', 'ask'),
  link('a premium number in the link', 'tel:+19002345678', '+19002345678', 'refuse'),
  link('a satellite number in the link', 'tel:+870773111632', '+870773111632', 'refuse'),
  link('an emergency number in the link', 'tel:911', '911', 'refuse'),
  link('an emergency number, dressed up', 'tel:9-1-1', '911', 'refuse'),
  link('an emergency number, encoded', 'tel:%39%31%31', '911', 'refuse'),
  link('an emergency number with a country code', 'tel:+1911', '+1911', 'refuse'),
  link('a letter l for a 1', `tel:${B}`, B, 'ask', '+l 4l5 555 267l'),
  link('a letter I for a 1', `tel:${B}`, B, 'ask', '+1 4I5 555 2671'),
  link('a letter O for a 0', `tel:${B}`, B, 'ask', '+1 2O2 555 OI43'),
  link('Cyrillic letters for digits', `tel:${B}`, B, 'ask', '+1 41Ƽ ЗЗ5 2671'),
  link('two numbers in one link', `tel:${B}`, B, 'ask', `${SHOWN} or +1 202 555 0143`),
  link('a word that is another number', `tel:${B}`, B, 'ask', '1-800-FLOWERS'),
  link('mathematical digits', `tel:${B}`, B, 'ask', '+𝟏 𝟒𝟏𝟓 𝟓𝟓𝟓 𝟐𝟔𝟕𝟏'),
  link('circled digits', `tel:${B}`, B, 'ask', '+① ④①⑤ ⑤⑤⑤ ②⑥⑦①'),
  link('superscript digits', `tel:${B}`, B, 'ask', '+¹ ⁴¹⁵ ⁵⁵⁵ ²⁶⁷¹'),
  link('keycaps', `tel:${B}`, B, 'ask', '+1️⃣4️⃣1️⃣5️⃣5️⃣5️⃣5️⃣2️⃣6️⃣7️⃣1️⃣'),
  link('a reversed text', 'tel:+17625555141', '+17625555141', 'ask', '\u202e1762 555 514 1+\u202c'),
  link('a reversed middle', `tel:${A}`, A, 'ask', '+1 415 \u202e555\u202c 2671'),

  link('an extension', `tel:${A};ext=12`, A, 'dial'),
  link('tones after the answer', `tel:${A};postd=pp22`, A, 'dial'),
  link('tones and an extension', `tel:${A};postd=22;ext=3`, A, 'dial'),
  link('a pause and tones', `tel:${A},22`, A, 'dial'),
  link('pauses and tones', `tel:${A},,22%23`, A, 'dial'),
  link('an encoded pause', `tel:${A}%2C%2C22`, A, 'dial'),
  link('a wait and tones', `tel:${A}w22`, null, 'refuse'),
  link('a p-pause and tones', `tel:${A}p22`, null, 'refuse'),
  link('a star and tones', `tel:${A}*22`, null, 'refuse'),
  link('a hash and tones', `tel:${A}%2322`, A, 'dial'),
  link('a fragment', `tel:${A}#19002345678`, A, 'dial'),
  link('a query', `tel:${A}?call=${B}`, A, 'dial'),
  link('a second number behind &', `tel:${A}&${B}`, A, 'dial'),
  link('a second number behind a slash', `tel:${A}/+19002345678`, null, 'refuse'),
  link('a context that contradicts', `tel:${A};phone-context=+44`, A, 'dial'),
  link('a context that completes', 'tel:2671;phone-context=+1415555', A, 'dial'),
  link('a context of another country', 'tel:4155552671;phone-context=+44', '+444155552671', 'ask'),
  link('a context of somebody’s own', 'tel:4155552671;phone-context=x.test', null, 'refuse'),
  link('a subaddress', `tel:${A};isub=99`, A, 'dial'),
  link('an unknown parameter', `tel:${A};tsp=evil.test`, A, 'dial'),
  link('an encoded plus', 'tel:%2B14155552671', A, 'dial'),
  link('a plus encoded twice', 'tel:%252B14155552671', null, 'refuse'),
  link('a full-width plus', 'tel:%EF%BC%8B14155552671', A, 'dial'),
  link('a broken encoding', 'tel:+1415555%E0%A4%A2671', null, 'refuse'),
  link('slashes after the scheme', `tel://${A}`, A, 'dial'),
  link('a line break', 'tel:+1415555\r\n2671', A, 'dial'),
  link('a header after a line break', `tel:${A}%0D%0AX-Evil: 1`, null, 'refuse'),
  link('a NUL', 'tel:+1415555%002671', null, 'refuse'),
  link('two pluses', `tel:+${A}`, null, 'refuse'),
  link('two numbers', `tel:${A}${B}`, null, 'refuse'),
  link('forwarding all calls', 'tel:*21*+14155552671%23', null, 'refuse'),
  link('hiding the caller', 'tel:%2331%23+14155552671', null, 'refuse'),
  link('asking the device for its id', 'tel:*%2306%23', null, 'refuse'),
  link('letters', 'tel:1-800-FLOWERS', '+18003569377', 'ask'),
  link('more digits than any number has', `tel:${A}${'7'.repeat(200)}`, null, 'refuse'),
  link('nothing', 'tel:', null, 'refuse'),

  plain('full-width digits', '+１ ４１５ ５５５ ２６７１', A, 'dial'),
  plain('Arabic digits', '+١ ٤١٥ ٥٥٥ ٢٦٧١', A, 'dial'),
  plain('Devanagari digits', '+१ ४१५ ५५५ २६७१', A, 'dial'),
  plain('thin spaces and joiners', '+1\u2009415\u200b555\u200d2671', A, 'dial'),
  plain('soft hyphens', '+1 415 55\u00ad5 2671', A, 'dial'),
  plain('an isolate', '\u2066+1 415 555 2671\u2069', A, 'dial'),
  plain('marks of direction', '\u200e+1 415 555 2671\u200e', A, 'dial'),
  plain('a left-to-right override, as one phone copies it', `\u202d${SHOWN}\u202c`, A, 'dial'),
  plain('a right-to-left override', '\u202e1762 555 514 1+\u202c', null, 'refuse'),
  plain('a reversed middle', '+1 415 \u202e555\u202c 2671', null, 'refuse'),
  plain('accents on digits', '+1 415 5\u03015\u03015\u0301 2671', null, 'refuse'),
  plain('two pluses', '++1 415 555 2671', null, 'refuse'),
  plain('a word for the rest', '1-800-FLOWERS', '+18003569377', 'dial'),
  plain('a word with a Cyrillic letter', '1-800-FL\u041eWERS', '+11800', 'refuse'),
  plain('a zero in brackets', '+44 (0) 20 7946 0958', '+442079460958', 'dial'),
  plain('a premium number', '1-900-234-5678', '+19002345678', 'refuse'),
  plain('a satellite number behind 00', '00870773111632', '+870773111632', 'refuse'),
  plain('an emergency number as an extension', `${SHOWN} ext. 911`, A, 'dial'),
  plain('an emergency number in Arabic digits', '٩١١', '911', 'refuse'),
  plain('forwarding all calls', '*21*14155552671#', null, 'refuse'),
  plain('a digit too many', '+1 415 555 26711', '+141555526711', 'refuse'),
  plain('a letter O for a 0', '+1 2O2 555 O143', null, 'refuse'),
  plain('endless digits', '1'.repeat(4000), null, 'refuse'),
];
