import { IGNORABLE } from '../normalise';
import type { Group } from './scan';

/** Where a candidate stands in the text, sign and brackets included. */
export type Span = {
  readonly start: number;
  readonly end: number;
  readonly plus: boolean;
  /** Has an area code in brackets. */
  readonly parenthesised: boolean;
};

/** How far back an open bracket is looked for, UTF-16 units. */
const FARTHEST_BRACKET = 80;
const LEADS = `+([ ${IGNORABLE}`;

/** The span of the groups `from` up to `to`; `null` where brackets do not match. */
export function spanOf(run: readonly Group[], from: number, to: number, text: string): Span | null {
  const first = run[from];
  const last = run[to - 1];
  if (!first || !last) return null;
  const floor = run[from - 1]?.end ?? 0;
  const lead = leadOf(text, first.start, floor);
  let start = lead.start;
  let end = last.end;
  let open = lead.open;
  let closed = 0;
  if (run.length > 1 || open > 0) {
    for (let at = first.start; at < end; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit === 40 || unit === 91) open += 1;
      else if (unit === 41 || unit === 93) closed += 1;
    }
  }
  if (open > closed) {
    const inner = open - lead.open;
    if (inner <= closed) {
      // The bracket in front closes behind the number: it is not part of it.
      start = lead.inner;
      open = inner;
      if (inner < closed) {
        start = lead.start;
        open = closed;
      }
    } else if (/^ ?[)\]]/.test(text.slice(end, end + 2))) {
      end = text.indexOf(text[end] === ' ' ? (text[end + 1] ?? ')') : (text[end] ?? ')'), end) + 1;
      closed += 1;
    }
  }
  if (open !== closed && !(open === 0 && closed === 1 && areaClosed(run, from, text))) return null;
  return { start, end, plus: lead.plus, parenthesised: closed > 0 };
}

/** `02) 3123-4567`: the area code is only closed, and no bracket is open before it. */
function areaClosed(run: readonly Group[], from: number, text: string): boolean {
  const area = run[from];
  if (!area || !/^0\d{1,4}$/.test(area.digits) || !run[from + 1]?.gap.startsWith(')')) return false;
  return !/[([][^)\]]*$/.test(text.slice(Math.max(0, area.start - FARTHEST_BRACKET), area.start));
}

type Lead = { start: number; inner: number; open: number; plus: boolean };

/** `+`, `(`, `(+`, `+(` in front of the first digit. */
function leadOf(text: string, digit: number, floor: number): Lead {
  const lead: Lead = { start: digit, inner: digit, open: 0, plus: false };
  for (let at = digit - 1; at >= floor && digit - at < 8; at -= 1) {
    const sign = text[at] ?? '';
    if (!LEADS.includes(sign)) break;
    if (sign === '+') {
      lead.plus = true;
      lead.start = at;
      if (lead.open === 0) lead.inner = at;
    } else if (sign === '(' || sign === '[') {
      if (lead.open > 0) break;
      lead.open = 1;
      lead.start = at;
    } else if (sign === ' ' && digit - at > 1 + Number(lead.plus) + lead.open) {
      break;
    }
  }
  return lead;
}
