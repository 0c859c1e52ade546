import type { Label } from './labels';
import { hintOf } from './words';

/** How strictly the characters that touch a number are read. */
export type Borders = 'any' | 'library' | 'own';

const LATIN = /[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{M}]/u;
const MONEY = /[$€£¥₹₩₽฿₺₴₫₪%‰]/u;
/** `*21*030…`, `#31#030…`: a command to the exchange (3GPP TS 22.030). */
const COMMAND_BEFORE = /\d[*#]+\+?$/u;
/** `030…*11#`, and `123456789#`, which is typed in a call. */
const COMMAND_AFTER = /^(?:\*+\d|\*?#(?!\d))/u;
/** `GET /v2/contacts/8005551048` */
const PATH = /(?:^|[\s"'=(])\/[\w.-]+(?:\/[\w.-]+)*\/$/u;
/** As far as a number reaches, UTF-16 units. */
const LONGEST = 40;
const WORD_BEFORE_JOINT = /([\p{L}\p{M}]{3,})\.?[-/.:=#~·_]$/u;

/** Whether a number may begin here: not inside a word, an amount or an id. */
export function startsFree(
  text: string,
  start: number,
  label: () => Label,
  borders: Borders,
): boolean {
  if (borders === 'any' || start === 0) return true;
  const sign = text[start];
  const before = text[start - 1] ?? '';
  if (before === ' ' || before === '\n' || before === '\t') return afterSpace(text, start, sign);
  if (/[\d_@&\\^]/u.test(before) || MONEY.test(before)) return false;
  if (before === '*' || before === '#') {
    if (COMMAND_BEFORE.test(text.slice(Math.max(0, start - 4), start))) return false;
    if (before === '*') return starred(text, start, label);
  }
  if (LATIN.test(before)) {
    const spoken = label();
    if (spoken === 'phone' || (spoken === 'call' && gluedLabel(text, start))) return true;
    return sign === '+' || (sign === '(' && !/\d/u.test(text.slice(Math.max(0, start - 4), start)));
  }
  if (sign === '+')
    return !/\d[-/.,:]$/u.test(text.slice(Math.max(0, start - 2), start)) || before === '/';
  if (/[-/.,:=#~·]/u.test(before)) return afterJoint(text, start, label(), borders);
  return true;
}

/** `*415 555 2671*` is emphasis, `Phone *415 555 2671` a field that must be filled. */
function starred(text: string, start: number, label: () => Label): boolean {
  const stars = /(?<![*#])\*{1,2}$/u.exec(text.slice(Math.max(0, start - 3), start))?.[0];
  if (stars === undefined) return false;
  const behind = /^[^*#\n]+(\*+)(?![\d#])/u.exec(text.slice(start, start + LONGEST));
  return behind?.[1] === stars || label() === 'phone';
}

/** `Office2123 7493`: a label and its value, which only the page's layout keeps apart. */
function gluedLabel(text: string, start: number): boolean {
  const word = /\p{L}{4,}$/u.exec(text.slice(Math.max(0, start - 24), start))?.[0];
  return word !== undefined && hintOf(word) === 'call';
}

/** `$ 415…` is an amount; `# 415…` an id; `= 415…` a sum. */
function afterSpace(text: string, start: number, sign: string | undefined): boolean {
  const before = text.slice(Math.max(0, start - 3), start);
  return sign === '+' || !/[$€£¥₹₩₽=] $/u.test(before);
}

/** `INV-2024…`, `a/4155552671`, `#4155…`: part of an id, unless a label says otherwise. */
function afterJoint(text: string, start: number, label: Label, borders: Borders): boolean {
  const joint = text.slice(Math.max(0, start - 24), start);
  if (/\d[-/.,:=#~·]$/u.test(joint)) return false;
  if (PATH.test(joint)) return false;
  if (label === 'phone' || label === 'call') return true;
  if (/[#=_~]$/u.test(joint)) return false;
  // `（丈夫），199…`: Chinese puts no space there.
  if (/[^\d)]\),$/u.test(joint)) return label === 'none';
  // A column of values, as tables are exported.
  if (/\p{L}{2},$/u.test(joint)) return label === 'none';
  if (!/[\p{Script=Latin}\p{Script=Cyrillic}\d)][-/.,:·]$/u.test(joint)) return true;
  const word = WORD_BEFORE_JOINT.exec(joint)?.[1]?.toLowerCase();
  if (word === undefined) return false;
  if (/[:.]$/u.test(joint)) return borders === 'library' || label === 'none';
  const hint = hintOf(word);
  return hint === 'number' || hint === 'filler' || hint === 'call';
}

/** Whether a number may end here. */
export function endsFree(text: string, end: number, borders: Borders): boolean {
  if (borders === 'any' || end === text.length) return true;
  const after = text[end] ?? '';
  if (after === ' ')
    return !/^ ?(?:=|[$€£¥₹₩₽%] ?(?:[^\d]|$)|[*×] \d|:\d)/u.test(text.slice(end, end + 4));
  if (/[\d_@&\\^]/u.test(after) || LATIN.test(after) || MONEY.test(after)) return false;
  if (COMMAND_AFTER.test(text.slice(end, end + 4))) return false;
  if (/[元円원万亿億萬兆만억年月日时時点號号年년월일]/u.test(after)) return false;
  // `…0304，2/14`: a comma behind which a date or words begin is no decimal one.
  return !/^(?:[,.]\d{1,3}(?![\d/:-]|[\u3040-\u9fff]| [\d(])|[:=]\d|-[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]|=|\/\p{Script=Latin}{2}|\.\p{Ll}\p{Ll}+[/.])/u.test(
    text.slice(end, end + 6),
  );
}
