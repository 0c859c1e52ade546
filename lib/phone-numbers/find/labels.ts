import { hintAtEnd, hintOf, type Hint } from './words';

/** What the words beside a number say about it. `call`: not a field's name, yet speaks for it. */
export type Label = 'phone' | 'call' | 'other' | 'none';

/** How far back a label is looked for, UTF-16 units and words. */
const REACH = 48;
const MOST_WORDS = 5;

const WORD_AT_END = /(?:[\p{L}\p{M}][\p{L}\p{M}\p{N}._'’°º]*|[№§])$/u;
const JOINT_AT_END = /[\s\x01:;.,#=()[\]·•*<>|"'“”«»☎☏📞📱✆📠\ufe0f-]+$/u;
/** Han, Kana, Hangul, Thai: written without spaces. */
const UNSPACED = /[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]$/u;
const HANDSET_AT_END = /[☎☏✆📞📱📠]\ufe0f?[\s:.]*$/u;
/** `Tel 2: …` */
const COUNT_AT_END = /(?<=[\p{L}.]\s?)[1-9](?=[\s:.)]*$)/u;

/** The label in front of the offset, in normalised text. */
export function labelBefore(text: string, offset: number): Label {
  if (offset === 0) return 'none';
  return labelAtEnd(text.slice(Math.max(0, offset - REACH), offset));
}

/** `138 0013 8000（手机）`, `+1 415 555 2671 (mobile)`: only in brackets right behind. */
export function labelAfter(text: string, offset: number): Label {
  const bracketed = /^ ?[([]([^)\]\d]{1,20})[)\]]/u.exec(text.slice(offset, offset + 24))?.[1];
  return bracketed === undefined ? 'none' : labelAtEnd(bracketed);
}

/** What a heading or field label says of the text below or beside it. */
export function labelOfHeading(heading: string): Label {
  const text = heading.slice(-REACH * 2);
  const last = labelAtEnd(text.replace(/\s*[([（][^)\]）]*[)\]）]\s*$/u, ''));
  return last === 'none' || last === 'call' ? strongest(text, last) : last;
}

/** `Telefono del cliente`: in Romance languages the noun that counts comes first. */
function strongest(text: string, otherwise: Label): Label {
  const hints = text
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}.'’]+/u)
    .map((word) => hintOf(word.replace(/\.$/u, '')) ?? hintAtEnd(word)?.hint ?? null);
  const decisive = hints.find((hint) => hint === 'phone' || hint === 'other');
  return decisive === 'phone' || decisive === 'other' ? decisive : otherwise;
}

type Walk = { rest: string; number: boolean; bracketed: boolean };

/** Reads backwards, word by word, until one decides. */
function labelAtEnd(text: string): Label {
  if (HANDSET_AT_END.test(text)) return 'phone';
  const walk: Walk = { rest: text.replace(COUNT_AT_END, ''), number: false, bracketed: false };
  for (let words = 0; words < MOST_WORDS; words += 1) {
    const joint = JOINT_AT_END.exec(walk.rest)?.[0] ?? '';
    // A sentence ends; what it said is not about what follows.
    if (words > 0 && /[.!?] |[;,]\s|\n/u.test(joint)) break;
    if (joint.includes('#')) walk.number = true;
    walk.bracketed = joint.includes(')') || (walk.bracketed && !joint.includes('('));
    walk.rest = walk.rest.slice(0, walk.rest.length - joint.length);
    const hint = takeWord(walk);
    if (hint === 'phone' || hint === 'other') return settled(hint, walk.rest);
    if (hint === 'call') return walk.number || sharing(walk.rest) ? 'phone' : 'call';
    if (hint === 'number') walk.number = true;
    if (hint === 'end') return 'none';
    if (hint === null && !walk.bracketed) return walk.number ? 'other' : 'none';
  }
  return 'none';
}

/** `微信/电话`, `Tel/QQ`: one label for both. */
function settled(hint: 'phone' | 'other', rest: string): Label {
  return hint === 'other' && sharing(rest) ? 'phone' : hint;
}

function sharing(rest: string): boolean {
  const joined = /(.*[^\s])\s?(?:[/&、+|]|和|及)\s?$/su.exec(rest)?.[1];
  if (joined === undefined) return false;
  return labelAtEnd(joined) === 'phone';
}

/** Takes the last word off and says what it means; `end` where no word is left. */
function takeWord(walk: Walk): Hint | 'end' | null {
  const { rest } = walk;
  if (UNSPACED.test(rest)) {
    const found = hintAtEnd(rest);
    walk.rest = rest.slice(0, rest.length - (found?.length ?? rest.length));
    return found?.hint ?? null;
  }
  const word = WORD_AT_END.exec(rest)?.[0];
  if (word === undefined) return 'end';
  walk.rest = rest.slice(0, rest.length - word.length);
  const plain = word.toLowerCase().replace(/[.'’]+$/u, '');
  return hintOf(plain) ?? (walk.bracketed ? 'filler' : null);
}
