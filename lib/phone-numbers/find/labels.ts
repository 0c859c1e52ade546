import { normalised } from '../normalise';
import { isJoint, isWordUnit, unspaced } from './letters';
import { hintAtEnd, hintOf, type Hint } from './words';

/**
 * What the words beside a number say about it. `call`: not a field's name, yet speaks for it.
 * `doubt`: something else, unless it is written as people write their numbers.
 */
export type Label = 'phone' | 'call' | 'other' | 'doubt' | 'none';

/** Whether a label says that digits are something else, surely or most likely. */
export const against = (label: Label): boolean => label === 'other' || label === 'doubt';

/** How far back a label is looked for, UTF-16 units and words. */
const REACH = 48;
const MOST_WORDS = 5;
/** `Réf. interne`, `Best. Nr`: a short word with a dot goes on with the next one. */
const LONGEST_SHORTENED = 5;

/** `S/N`, `H/P`, and signs that stand for "number of". */
const SIGN_AT_END = /(?:(?<![\p{L}\p{M}])\p{L}\/\p{L}\.?|[№§])$/u;
const HANDSETS = '☎☏✆📞📱📠';
/** `Tel 2: …` */
const COUNT_AT_END = /(?<=[\p{L}.]\s?)[1-9](?=[\s:.)]*$)/u;
/** `Teléfono del pedido`: the noun that counts comes first. */
const HEAD_FIRST =
  /(?:^|\s)(?:d[eiaou]s?|del|dell[aoe']|des|du|d['’])(?:\s(?:la|las|los|les|el|l['’]))?\s*$/iu;

/** `Caller ID` */
const CALLER = /(?:^|\s)caller\s$/iu;

/** `Landline with area code`: what comes with a number. */
const WITH = /(?:^|\s)(?:with|incl(?:uding|\.)?|mit|inkl\.?|avec|con|com|met)\s(?:\p{L}+\s)?$/iu;
/** `sin costo`, `ohne Berechnung`: what is not there says nothing of the digits. */
const WITHOUT = /(?:^|\s)(?:without|ohne|sans|sin|sem|senza|zonder|bez|без)\s$/iu;
const WITHOUT_WHAT = /(?:^|\s)(?:without|ohne|sans|sin|sem|senza|zonder|bez|без)\s\S+/giu;

/** `retorno no 11 98888-7777`: Portuguese for "at the", where an id would be one group of digits. */
const IN_THE = /(?<=\p{L}) no $/u;
const IN_PARTS = /^\(?\d+\)?[ .-]\d{3,}[ .-]\d/;

/** `Father's no.`: what people have a number of their own of. */
const OWNER = /\p{L}['’]s$/u;
const owner = ({ rest, word }: Walk): boolean => OWNER.test(rest.slice(-2) + word);
/** `お客さん番号`, `김반장님번호`: of somebody who is spoken of with respect. */
const HONOURED = /(?:님|씨|さん|様|氏)$/u;
/** `簡訊通知號碼`, `SMS 수신번호`, `안심번호`: what the number is for is in one word with it. */
const CALLED_WITHIN = /(?:电话|電話|手机|手機|短信|簡訊|携帯|전화|문자|수신|안심)\p{L}{0,3}$/u;
const endsUnspaced = ({ rest, word }: Walk): boolean => {
  const last = rest === '' ? word : rest;
  return unspaced(last.charCodeAt(last.length - 1));
};
/** `numbers for the plumber`: whose they are, and no noun that counts. */
const FOR = /^(?:for|für|voor|pour|para|per|dla|для)$/iu;
/** `kargo için 0532 …`: "for" comes behind its noun, and a pause behind it. */
const FOR_BEHIND = 'için';
/** `claims line, 0345 604 …` is rung, `order line 4155552671` counted. */
const LINE = /(?<=\p{L} )lines?\b[,:]? $/iu;
/** `order placed by 020 …`, `facture par 04 …`: what follows is who did it. */
const BY =
  /^(?:from|by|via|with|per|von|vom|bei|par|chez|avec|por|desde|com|pel[oa]s?|dal?|dalla|con|van|bij|met|od|от|від)$/iu;
/** `on his own number`; `our number` is a reference as often. */
const WHOSE =
  /^(?:own|my|his|her|their|meine?|seine?|ihre?|mon|son|leur|mi|meu|mio|mijn|zijn|haar|мой|его|её)$/iu;
/** `service fiscal`, `servicio de pagos`: in Romance languages what people call comes first. */
const DESK_FIRST =
  /(?:service|servicio|serviço|servizio|d[eé]partement|departamento|dipartimento|ufficio|bureau|oficina|pôle|équipe|equipo)(?: d[eiao][ls]?| des| du| d['’])? ?$/iu;

/** The label in front of the offset, in normalised text. */
export function labelBefore(text: string, offset: number): Label {
  const end = text[offset - 1] === '+' ? offset - 1 : offset;
  if (end === 0) return 'none';
  const before = text.slice(Math.max(0, end - REACH), end);
  const preposition = IN_THE.exec(before);
  if (preposition && IN_PARTS.test(text.slice(offset, offset + REACH)))
    return labelAtEnd(before.slice(0, preposition.index));
  const label = labelAtEnd(before);
  const rung =
    label === 'other' && LINE.test(before) && IN_PARTS.test(text.slice(offset, offset + REACH));
  return rung ? 'none' : label;
}

/** Whether the words at the end of a text, as the page has it, speak against a number behind them. */
export function endsAgainst(text: string): boolean {
  return against(labelBefore(normalised(text), text.length));
}

/** `0532 … numarasını arayın`: Turkish says behind it what it is. */
const NUMBER_BEHIND = /^ (?:numaral[ıi]|numaras[ıi]|no'?lu)/u;

/** `138 0013 8000（手机）`, `+1 415 555 2671 (mobile)`: only in brackets right behind. */
export function labelAfter(text: string, offset: number): Label {
  if (offset >= text.length) return 'none';
  if (NUMBER_BEHIND.test(text.slice(offset, offset + 10))) return 'call';
  const bracketed = /^ ?[([]([^)\]\d]{1,20})[)\]]/u.exec(text.slice(offset, offset + 24))?.[1];
  return bracketed === undefined ? 'none' : labelAtEnd(bracketed);
}

/** What a heading or field label says of the text below or beside it. */
export function labelOfHeading(heading: string): Label {
  if (heading === '') return 'none';
  const text = heading.slice(-REACH * 2);
  const last = labelAtEnd(text.replace(/\s*[([][^)\]]*[)\]]\s*$/u, ''));
  return last === 'none' || last === 'call' ? strongest(text, last) : last;
}

/** The first word that decides, where the last ones do not. */
function strongest(text: string, otherwise: Label): Label {
  const hints = text
    .replace(WITHOUT_WHAT, ' ')
    .split(/[^\p{L}\p{M}\p{N}.'’]+/u)
    .map((word) => hintOf(word) ?? hintAtEnd(word)?.hint ?? null);
  const decisive = hints.find((hint) => hint === 'phone' || hint === 'other');
  return decisive === 'phone' || decisive === 'other' ? decisive : otherwise;
}

type Walk = {
  rest: string;
  number: boolean;
  bracketed: boolean;
  unknown: string;
  /** `for` stands before the unknown word. */
  whose: boolean;
  /** `by` stands between. */
  by: boolean;
  word: string;
};

/** Reads backwards, word by word, until one decides. */
function labelAtEnd(text: string): Label {
  const counted = /\d/.test(text.slice(-4)) ? text.replace(COUNT_AT_END, '') : text;
  const walk: Walk = {
    rest: counted,
    number: false,
    bracketed: false,
    unknown: '',
    whose: false,
    by: false,
    word: '',
  };
  let hint: Hint | null | 'end' = null;
  for (let words = 0; words < MOST_WORDS; words += 1) {
    const joint = takeJoint(walk);
    if (words === 0 && joint !== '' && handset(joint)) return 'phone';
    // A sentence ends; what it said is not about what follows.
    const stops =
      words > 0 && (/[.!?] |。|[;,]\s|\n/.test(joint) || (joint === ',' && endsUnspaced(walk)));
    if (stops && joint !== '. ') break;
    const before = hint;
    hint = takeWord(walk);
    if (stops && !shortened(hint, walk)) break;
    if (hint === 'end' || walk.word === FOR_BEHIND) return 'none';
    if (walk.unknown && hint === 'filler') {
      walk.whose ||= FOR.test(walk.word);
      continue;
    }
    if (walk.whose && hint === 'number')
      return labelAtEnd(walk.rest) === 'other' ? 'other' : 'none';
    if (walk.unknown) return beyondUnknown(hint, walk);
    if (hint === 'other' && walk.by && !walk.number) return 'doubt';
    if (hint === 'phone' || hint === 'other') return settled(hint, walk.rest);
    if (hint === 'desk') return walk.number ? 'other' : 'doubt';
    if (hint === 'person') return walk.number ? 'doubt' : 'none';
    if (hint === 'role') return walk.number ? 'other' : 'none';
    if (hint === 'filler' && walk.number && WHOSE.test(walk.word)) return 'call';
    walk.by ||= hint === 'filler' && BY.test(walk.word);
    if (hint === 'call') return walk.number || speaksOfPhones(walk.rest) ? 'phone' : 'call';
    if (hint === 'number') walk.number = true;
    if (hint !== null || walk.bracketed) continue;
    if (walk.number) return ofUnknown(walk, joint === '' && before === 'number');
    walk.unknown = walk.word;
  }
  return 'none';
}

/** The number of what no list knows: `plumber's no.`, `ドライバーの番号`, or, as a word of its own, `回線番号`. */
function ofUnknown(walk: Walk, glued: boolean): Label {
  if (owner(walk)) return 'call';
  if (!glued) return 'doubt';
  if (CALLED_WITHIN.test(walk.word)) return 'phone';
  return HONOURED.test(walk.word) ? 'doubt' : 'other';
}

/** `Cust. no.`, `Best. Nr`: a dot that ends no sentence. */
function shortened(hint: Hint | null | 'end', { word, number }: Walk): boolean {
  return word.length <= LONGEST_SHORTENED && (hint === 'other' || (number && hint !== 'end'));
}

/** Takes spaces and punctuation off the end. */
function takeJoint(walk: Walk): string {
  const { rest } = walk;
  let start = rest.length;
  while (start > 0 && isJoint(rest.charCodeAt(start - 1))) start -= 1;
  const joint = rest.slice(start);
  if (joint.includes('#')) walk.number = true;
  walk.bracketed = joint.includes(')') || (walk.bracketed && !joint.includes('('));
  walk.rest = rest.slice(0, start);
  return joint;
}

function handset(joint: string): boolean {
  for (const sign of joint) if (HANDSETS.includes(sign) && sign.trim() !== '') return true;
  return false;
}

/** Of these everybody has a number that is none to call. */
const CUSTOMER = /^(?:clien|klien|klant)/iu;
/** `VAT BE 0477…`: a country's two letters are no name. */
const COUNTRY_CODE = /^[A-Z]{2}$/;

/** `Numéro client`, `Tel. Müller`: the word before the last one decides, if less surely. */
function beyondUnknown(hint: Hint | null, { unknown, rest, by }: Walk): Label {
  if (hint === 'phone') return 'call';
  const named = /^\p{Lu}/u.test(unknown) && !COUNTRY_CODE.test(unknown);
  if (hint === 'number') return CUSTOMER.test(unknown) ? 'other' : 'doubt';
  if ((hint !== 'other' && hint !== 'desk') || named) return 'none';
  // `Ref. fournisseur`: a field's name, no sentence.
  if (by) return 'doubt';
  return COUNTRY_CODE.test(unknown) || /(?:^|[,;:|.\n])\s*$/u.test(rest) ? 'other' : 'doubt';
}

function settled(hint: 'phone' | 'other', rest: string): Label {
  if (hint === 'phone' || rest === '') return hint;
  if (CALLER.test(rest)) return 'phone';
  if (WITHOUT.test(rest)) return 'none';
  if (DESK_FIRST.test(rest)) return 'doubt';
  const head = HEAD_FIRST.exec(rest) ?? WITH.exec(rest);
  const headed = head ? labelAtEnd(rest.slice(0, head.index)) : 'none';
  if (headed === 'phone') return 'phone';
  if (headed === 'call') return 'doubt';
  return sharing(rest) ? 'phone' : hint;
}

/** `Phone call from …`, `Tel/call`: the word before makes a calling word one of telephones. */
function speaksOfPhones(rest: string): boolean {
  const before = /(\p{L}+) $/u.exec(rest)?.[1];
  return sharing(rest) || (before !== undefined && hintOf(before) === 'phone');
}

/** `微信/电话`, `Tel/QQ`: one label for both. */
function sharing(rest: string): boolean {
  const joined = /(.*[^\s])\s?(?:[/&、+|]|和|及)\s?$/su.exec(rest)?.[1];
  return joined !== undefined && labelAtEnd(joined) === 'phone';
}

/** Takes the last word off and says what it means; `end` where no word is left. */
function takeWord(walk: Walk): Hint | 'end' | null {
  const { rest } = walk;
  const last = rest.charCodeAt(rest.length - 1);
  if (unspaced(last)) {
    const found = hintAtEnd(rest);
    walk.word = rest;
    walk.rest = rest.slice(0, rest.length - (found?.length ?? rest.length));
    return found?.hint ?? null;
  }
  const start = wordStart(rest);
  const sign = rest.length - start < 2 ? SIGN_AT_END.exec(rest)?.[0] : undefined;
  if (sign === undefined && start === rest.length) return 'end';
  walk.word = sign ?? rest.slice(start);
  walk.rest = rest.slice(0, rest.length - walk.word.length);
  return hintOf(walk.word) ?? (walk.bracketed ? 'filler' : null);
}

/** Where the last word begins; the end where there is none, as behind a figure. */
function wordStart(text: string): number {
  let start = text.length;
  while (start > 0 && isWordUnit(text.charCodeAt(start - 1))) start -= 1;
  const first = text.charCodeAt(start);
  return first >= 0x30 && first <= 0x39 ? text.length : start;
}
