import type { Access, ContactMaker } from '../../connector';
import { ask } from '../../remote/ask';
import type { HttpJsonSettings } from './mapping';
import { contactValues } from './name-values';
import { madeIn } from './records';
import { filledBody, filledPath } from './template';

/** Makes contacts as the mapping says, if it does. */
export function contactMaker(settings: HttpJsonSettings, access: Access): ContactMaker | undefined {
  const { create, origin } = settings;
  if (!create) return undefined;
  return {
    async make(person, signal) {
      const values = contactValues(person);
      const url = origin + filledPath(create.path, values);
      const body = filledBody(create.body, values);
      const question = { method: create.method, headers: create.headers, body };
      const reply = await ask(access, url, question, signal);
      return madeIn(reply.body, person.name, settings);
    },
  };
}
