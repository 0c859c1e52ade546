import { endsAgainst } from '../phone-numbers/find/labels';
import { markedUpAsPhone } from './attribute-words';
import type { Piece, Run } from './run-reader';

/** Digits as one number has them, with nothing else beside. */
const WHOLE = /^\s*\+?\(?\d(?:[\d\s().\-/]*\d)?\s*$/u;
const FEWEST_DIGITS = 7;
/** More digits of the same number, or of a longer one. */
const MORE_DIGITS = /^[\s().+\-/\d]*$/u;
/** `INV-` */
const GLUED = /[-#=/_\d]$/u;
/** As far back as a label reaches, UTF-16 units. */
const REACH = 48;

/**
 * Whether one piece of a line stands in an element of its own that shows a number and nothing else:
 * `<span>Ann</span><span>(11) 98563-0274</span>`. To be asked where the line as a whole is none;
 * what the words in front of it say against it holds, unless its own markup names a phone.
 */
export function standsAlone(run: Run, piece: Piece): boolean {
  const { data } = piece.node;
  if (!WHOLE.test(data) || data.replace(/\D/gu, '').length < FEWEST_DIGITS) return false;
  const elements = elementsOf(piece, run.block);
  if (elements.length === 0) return false;
  const at = run.pieces.indexOf(piece);
  if (goesOn(run.pieces[at - 1]) || goesOn(run.pieces[at + 1])) return false;
  if (elements.some((element) => markedUpAsPhone(element) === 'surely')) return true;
  if (GLUED.test(run.text.charAt(piece.start - 1))) return false;
  return !endsAgainst(run.text.slice(Math.max(0, piece.start - REACH), piece.start));
}

const LETTER = /\p{L}/u;

/** At which ends of a piece in an element of its own the line goes on with letters, without a space. */
export function seamsOf(run: Run, { node, start }: Piece): { before: boolean; behind: boolean } {
  const end = start + node.length;
  const lone = node.previousSibling === null && node.nextSibling === null;
  const own = lone && node.parentNode !== run.block;
  return {
    before: own && /^[+(\d]/u.test(node.data) && LETTER.test(run.text.charAt(start - 1)),
    behind: own && /\d$/u.test(node.data) && LETTER.test(run.text.charAt(end)),
  };
}

/** The elements that hold this piece only, from the inside out. */
function elementsOf({ node }: Piece, block: ParentNode): readonly Element[] {
  const elements: Element[] = [];
  let at = node.parentElement;
  while (at && at !== block && at.textContent === node.data) {
    elements.push(at);
    at = at.parentElement;
  }
  return elements;
}

/** Whether the neighbour could be digits of the same number, right beside. */
function goesOn(neighbour: Piece | undefined): boolean {
  const text = neighbour?.node.data.trim() ?? '';
  return text !== '' && MORE_DIGITS.test(text);
}
