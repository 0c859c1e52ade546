import type { Contact, Match, Why } from '../lib/crm/connector';
import type { WrapUp } from '../lib/snapshot/shift';
import { customerOf } from '../lib/snapshot/customer';
import type { CallView } from '../lib/snapshot/snapshot';
import { words, type WordKey } from '../lib/words';
import { formatNumber } from '../lib/phone-numbers/format';
import { clockTime } from './times';

/** Who a call is with, ready to be drawn. All of it is untrusted text. */
export type Who = {
  /** A name, else the number, else that it is withheld. */
  readonly title: string;
  /** Whether `title` is a name. */
  readonly named: boolean;
  readonly number: string;
  readonly company?: string;
  /** What they do there, and where. */
  readonly position?: string;
  readonly label?: string;
};

/** The best that is known: the CRM's word before the call centre's, a name before a number. */
export function whoIs(call: CallView): Who {
  const contact = customerOf(call);
  const name = contact?.name ?? call.displayName;
  const number = call.number === '' ? words('number_withheld') : formatNumber(call.number);
  return {
    title: name ?? (call.number === '' ? words('unknown_caller') : number),
    named: name !== undefined,
    number,
    company: contact?.company,
    position: contact && positionOf(contact),
    label: contact?.label,
  };
}

/** What somebody does, and where; `undefined` where nobody has said. */
export function positionOf({ title, company }: Pick<Contact, 'title' | 'company'>) {
  const position = [title, company].filter((part) => part !== undefined).join(' · ');
  return position === '' ? undefined : position;
}

/** Whom a wrap-up is about: a name before a number. */
export function wrapUpName({ name, number }: Pick<WrapUp, 'name' | 'number'>): string {
  return name ?? (number === '' ? words('unknown_caller') : formatNumber(number));
}

const FIELD_SENTENCES = {
  phone: 'why_phone',
  mobile: 'why_mobile',
  office: 'why_office',
  home: 'why_home',
  other: 'why_other_number',
  name: 'why_name',
  new: 'why_new',
} as const satisfies Record<Match, WordKey>;

/** Why we think that it is this contact, as a sentence. */
export function whySentence(why: Why): string {
  if (why.source === 'seen-on-page') {
    const key = why.by === 'name' ? 'why_seen_name' : 'why_seen_on_page';
    return words(key, why.host, clockTime(why.at));
  }
  return words(FIELD_SENTENCES[why.field], why.crm);
}

/** One or two letters for the round sign before a name; empty when there is nothing to take. */
export function initials(name: string): string {
  const parts = name.match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? [];
  const [first = '', last = ''] = [parts[0], parts.length > 1 ? parts.at(-1) : ''];
  const given = /^\p{Script=Han}+/u.exec(first)?.[0];
  if (given !== undefined) return Array.from(given).slice(-2).join('');
  const letter = (part: string) => Array.from(part)[0] ?? '';
  return `${letter(first)}${letter(last)}`.toUpperCase();
}

/** The same person always gets the same of six tints. */
export function tintOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % 6;
}
