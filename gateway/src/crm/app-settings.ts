import * as v from 'valibot';
import { leadsToLoopback, secureOrigin } from '../configuration/address';
import { secretReference } from '../configuration/secret-reference';

const text = v.pipe(v.string(), v.nonEmpty('must not be empty'));

/** Simulators stand on this machine; no other host can be put in a CRM's place. */
const simulator = v.pipe(
  secureOrigin,
  v.check((url) => URL.canParse(url) && leadsToLoopback(url), 'may lead to this machine alone'),
);

/** What every app has that is registered with a CRM. */
export const appSettings = {
  clientId: text,
  clientSecret: secretReference,
  endpoints: v.optional(
    v.strictObject({ api: v.optional(simulator), oauth: v.optional(simulator) }),
    {},
  ),
};

/** What the app may do there; `usual` is what looking up, making contacts and logging calls need. */
export const scope = (usual: string) => v.optional(text, usual);
