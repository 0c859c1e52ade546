import { remembered } from './remembered';

/**
 * What a field's own markup says of its content. Names are taken apart into words
 * (`billing_phone`, `MobilePhone`, `telephone1`), so that no CRM needs a rule of its own.
 */

/** Attributes whose value names what the element holds, by the words of the attribute's own name. */
const NAMING =
  /^(?:field|name|names|id|test|testid|column|col|key|property|prop|itemprop|attribute|attr|qa|cy|selenium|control|path|model|bind)$/u;

const PHONE =
  /^(?:tel|tels|telno|telnr|telnum|telnumber|telf?|telef|tlf|tlfn|tél|fon|fono|fone|\p{L}*(?:telephon|téléphon|telefon|teléfon)\p{L}*|(?!mega|saxo|gramo|xylo|video)\p{L}*phones?(?:no|nr|num|number|numbers)?|fax|faxno|faxnr|faxnumber|rufnummer|durchwahl|handynummer|msisdn|gsm|whatsapp|puhelin|dianhua|shouji|shoujihao|denwa|keitai|电话|電話|手机|手機|전화|전화번호)$/u;

/** These mean a device or a screen as often; they count in names, never in style classes. */
const MOBILE = /^(?:mobile|mobiles|mobileno|mobilenumber|mobil|móvil|movil|celular|cel|cellular)$/u;

/** `phone-type`, `hidden-phone`, `phone_model`: about a phone, or about a screen, but no number. */
const NOT_THE_NUMBER =
  /^(?:type|model|count|total|icon|country|code|prefix|area|ext|extension|verified|date|time|price|plan|serial|imei|order|orders|log|duration|hidden|hide|visible|show|only|menu|nav|view|layout|toggle|device|version|app|portrait|landscape|status|consent|optin)$/u;

/** Phones that are things, whichever way they are spelt. */
const THING = /(?:i|smart|head|ear|micro)[-_ ]?phones?/giu;

/** `conversation-item`, `contact-card`: a piece of a layout, and no goods or bank's card. */
const PIECE =
  /(?<=(?:message|mail|text|body) )parts?$|(?<=\p{L} )(?:items?|rows?) (?=(?:message|text|body|content|label|value|title|header|name)$)|(?<=\p{L} )(?:items?|rows?|page|section|node|(?<!(?:credit|debit|bank|payment|gift|id) )card)$/u;

/** `issue-field`: some field of a record, and not which. */
const SOME_FIELD =
  /^(?:issue|ticket|case|record|document|file) (?:fields?|view|panel|details?|body|content|header)$/u;

const LONGEST = 80;

/** Whether an element is marked up as one that holds a phone number, and by how strong a word. */
export function markedUpAsPhone(element: Element): 'surely' | 'by-keyboard' | null {
  if (element instanceof HTMLAnchorElement && element.protocol === 'tel:') return 'surely';
  if (element.localName.includes('-') && naming(element.localName)) return 'surely';
  let keyboard = false;
  for (const { name, value } of element.attributes) {
    if (name === 'autocomplete' && /(?:^|\s)tel(?:-national|-local)?$/u.test(value))
      return 'surely';
    // Also used for what has digits alone: cards, codes, order numbers.
    if (name === 'type' && value === 'tel') keyboard = true;
    if (name === 'class' ? styled(value) : namesContent(name) && naming(value)) return 'surely';
  }
  return keyboard ? 'by-keyboard' : null;
}

/** The words that an element's attributes name its content by: `order_no` → `order no`. */
export function nameOfContent(element: Element): string | undefined {
  for (const { name, value } of element.attributes) {
    const words = namesContent(name) ? spelledOut(value) : undefined;
    if (words !== undefined) return words;
  }
  return undefined;
}

const spelledOut = remembered((value) => {
  const words = value.length > LONGEST ? [] : wordsOf(value);
  const name = words.join(' ');
  return words.length > 0 && words.length <= 4 && !SOME_FIELD.test(name)
    ? name.replace(PIECE, '').trim()
    : undefined;
});

const namesContent = remembered((attribute) =>
  wordsOf(attribute).some((word) => NAMING.test(word)),
);

const naming = remembered((value) => {
  if (value.length > LONGEST) return false;
  const words = wordsOf(value);
  return (
    words.some((word) => PHONE.test(word) || MOBILE.test(word)) &&
    !words.some((word) => NOT_THE_NUMBER.test(word))
  );
});

/** `.tel` of hCard, `o_field_phone`; never `phone-4`, which is a column's width. */
const styled = remembered((classes) =>
  classes.split(/\s+/u).some((token) => {
    if (token.length > LONGEST || /\d/u.test(token)) return false;
    const words = wordsOf(token);
    return (
      words.some((word) => PHONE.test(word)) && !words.some((word) => NOT_THE_NUMBER.test(word))
    );
  }),
);

function wordsOf(name: string): readonly string[] {
  return name
    .replace(THING, ' thing ')
    .replace(/(?<=[\p{Ll}\d])(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
}
