import * as v from 'valibot';
import { isDemoOrigin } from '../../settings-address';

const MY_DOMAIN = /^https:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)*\.salesforce\.com$/u;

/** Where Salesforce is asked, and as which of its connected apps. */
export const salesforceSettings = v.object({
  /** As the token reply gives it, MyDomain or sandbox: `https://acme.my.salesforce.com`. */
  instanceUrl: v.pipe(
    v.string(),
    v.check((url) => MY_DOMAIN.test(url) || isDemoOrigin(url), 'https://acme.my.salesforce.com'),
  ),
  /** The connected app's consumer key. */
  clientId: v.pipe(v.string(), v.nonEmpty()),
});
export type SalesforceSettings = v.InferOutput<typeof salesforceSettings>;
