import type { Contact, Why } from './connector';

/** No chooser is longer: who is not among these is found by a search in the CRM. */
const MOST_PEOPLE = 20;

/**
 * Who may be calling, with another answer taken in. Whoever was there keeps their place, so that
 * nothing moves under the agent's pointer; who is new comes after them, best first. The same record
 * counts once, and so does the same name from two sources.
 */
export function joined(people: readonly Contact[], answer: readonly Contact[]): readonly Contact[] {
  const all = [...people];
  for (const contact of [...answer].sort((a, b) => worth(b) - worth(a))) {
    const at = placeOf(contact, all);
    const known = all[at];
    if (known) all[at] = merged(known, contact);
    else if (all.length < MOST_PEOPLE) all.push(contact);
  }
  return all;
}

/** Whether two are one record of one CRM, or one page. A name says nothing here. */
export function sameRecord(a: Contact, b: Contact): boolean {
  if (a.url !== undefined && a.url === b.url) return true;
  const [here, there] = [keysOf(a), keysOf(b)];
  return here.some((key) => there.includes(key));
}

function keysOf({ record, otherRecords = [] }: Contact): readonly string[] {
  return [record ?? [], otherRecords].flat().map((key) => [key.connector, key.type, key.id].join());
}

/** The record's address decides before a name does: two records may be namesakes. */
function placeOf(contact: Contact, all: readonly Contact[]): number {
  const record = all.findIndex(({ url }) => url !== undefined && url === contact.url);
  return record >= 0 ? record : all.findIndex((other) => samePerson(other, contact));
}

/** One source that lists a name twice means two people. */
function samePerson(a: Contact, b: Contact): boolean {
  if (a.name.trim() === '' || folded(a.name) !== folded(b.name)) return false;
  if (whysOf(a).some((why) => whysOf(b).some((other) => sameSource(why, other)))) {
    return a.url === undefined && b.url === undefined;
  }
  const [here, there] = [folded(a.company), folded(b.company)];
  return here === '' || there === '' || here === there;
}

/** What names the record, and where it is, comes from one source: the one that knows more. */
function merged(known: Contact, contact: Contact): Contact {
  const better = worth(contact) > worth(known);
  const [first, second] = better ? [contact, known] : [known, contact];
  const also = [...whysOf(second), ...whysOf(first)].reduce<readonly Why[]>(
    (whys, why) =>
      [first.why, ...whys].some((other) => sameSource(other, why)) ? whys : [...whys, why],
    [],
  );
  return {
    ...first,
    company: first.company ?? second.company,
    title: first.title ?? second.title,
    label: first.label ?? second.label,
    ...recordsOf(first, second),
    also: also.length > 0 ? also : undefined,
  };
}

/** One record for each CRM, that of whoever knows more in front. */
function recordsOf(...people: readonly Contact[]): Pick<Contact, 'record' | 'otherRecords'> {
  const all = people.flatMap(({ record, otherRecords = [] }) =>
    [record ?? [], otherRecords].flat(),
  );
  const [record, ...others] = all.filter(
    ({ connector }, at) => all.findIndex((one) => one.connector === connector) === at,
  );
  return { record, otherRecords: others.length > 0 ? others : undefined };
}

/** A record to open before none; a CRM's own word before what a page has shown. */
function worth({ url, why }: Contact): number {
  return (url === undefined ? 0 : 2) + (why.source === 'seen-on-page' ? 0 : 1);
}

function whysOf({ why, also = [] }: Contact): readonly Why[] {
  return [why, ...also];
}

function sameSource(a: Why, b: Why): boolean {
  return a.source === b.source && a.host === b.host;
}

function folded(text = ''): string {
  return text.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
}
