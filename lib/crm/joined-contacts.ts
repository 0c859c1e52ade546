import type { Contact } from './connector';
import { sameRecord } from './same-person';

/**
 * A call's contacts with somebody more, whom the agent has found by name or had made, and where in them
 * that is: whoever is there already keeps their place.
 */
export function withContact(
  contacts: readonly Contact[],
  more: Contact,
): { readonly contacts: readonly Contact[]; readonly place: number } {
  const at = contacts.findIndex((one) => sameRecord(one, more));
  return at >= 0
    ? { contacts, place: at }
    : { contacts: [...contacts, more], place: contacts.length };
}

/**
 * A call's contacts after the lookup has said once more who has the number. Whom the agent has added
 * since keeps their place, and so does everybody else; who is new comes last.
 *
 * @param found in the order of before, with others after them
 */
export function refined(before: readonly Contact[], found: readonly Contact[]): readonly Contact[] {
  const left = [...found];
  const take = (at: number): Contact | undefined => (at < 0 ? undefined : left.splice(at, 1)[0]);
  const added = new Map(
    before
      .filter(isAdded)
      .map((one) => [one, take(left.findIndex((other) => sameRecord(other, one))) ?? one]),
  );
  const kept = before.map((one) => added.get(one) ?? left.shift() ?? one);
  return [...kept, ...left];
}

/** Not by the number: by what the agent has done. */
function isAdded({ why }: Contact): boolean {
  if (why.source === 'seen-on-page') return why.by === 'name';
  return why.field === 'name' || why.field === 'new';
}
