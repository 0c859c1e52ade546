import { formsOf, type WrittenNumber } from '../../../phone-numbers/written-forms';
import type { Access, Connector, Contact } from '../../connector';
import { ask } from '../../remote/ask';
import { callWriter } from './call-writer';
import { contactMaker } from './contact-maker';
import type { HttpJsonSettings } from './mapping';
import { searchValues } from './name-values';
import { contactsIn } from './records';
import { filledBody, filledPath } from './template';

/** Any CRM with a JSON API, by a mapping that the company's policy sets. */
export function httpJson(settings: HttpJsonSettings, access: Access): Connector {
  const { find, searchByName, origin, log, amend } = settings;
  return {
    name: 'http-json',
    crm: settings.crm,
    async find(number, signal) {
      const found = new Map<string, Contact>();
      // One after the other: an authorization that has expired is renewed once.
      for (const form of find.forms ? formsOf(number, find.forms) : ['']) {
        const values = { ...textsOf(number), form };
        const url = origin + filledPath(find.path, values);
        const body = filledBody(find.body, values);
        const question = { method: find.method, headers: find.headers, body };
        const reply = await ask(access, url, question, signal);
        for (const contact of contactsIn(reply.body, number, settings)) {
          found.set(contact.record?.id ?? '', contact);
        }
      }
      return [...found.values()];
    },
    findByName:
      searchByName &&
      (async (name, signal) => {
        const values = searchValues(name);
        const url = origin + filledPath(searchByName.path, values);
        const body = filledBody(searchByName.body, values);
        const question = { method: searchByName.method, headers: searchByName.headers, body };
        return contactsIn((await ask(access, url, question, signal)).body, 'name', settings);
      }),
    maker: contactMaker(settings, access),
    log: log && callWriter({ log, amend }, origin, access),
  };
}

function textsOf(number: WrittenNumber): Record<string, string> {
  const { key, e164 = key, international = key } = number;
  const { digits, national, significant, formatted, typed } = number;
  return { e164, international, digits, national, significant, formatted, typed };
}
