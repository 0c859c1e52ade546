import type { Connector, Contact } from './connector';

/** What of a contact a company may leave out, beside the fields that a record has of its own. */
const OWN = ['company', 'title', 'label'] as const;

/**
 * The same connector, whose contacts say no more of a customer than `wanted` names, in that order;
 * all of it where nothing is named. Who it is, and why, is always told.
 */
export function showing(connector: Connector, wanted: () => readonly string[]): Connector {
  return {
    ...connector,
    find: async (number, signal) =>
      (await connector.find(number, signal)).map((contact) => shown(contact, wanted())),
    findByName:
      connector.findByName &&
      (async (name, signal) =>
        ((await connector.findByName?.(name, signal)) ?? []).map((contact) =>
          shown(contact, wanted()),
        )),
  };
}

function shown(contact: Contact, wanted: readonly string[]): Contact {
  if (wanted.length === 0) return contact;
  const left = OWN.filter((name) => !wanted.includes(name));
  const fields = wanted.flatMap((name) => contact.fields?.filter((one) => one.name === name) ?? []);
  return {
    ...contact,
    ...Object.fromEntries(left.map((name) => [name, undefined])),
    fields: fields.length > 0 ? fields : undefined,
  };
}
