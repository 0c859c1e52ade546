import * as v from 'valibot';
import { isDemoOrigin } from '../../settings-address';

const ORG = /^https:\/\/[a-z0-9-]+\.crm\d*\.dynamics\.(?:com|cn|us)$/u;

/** Where Dataverse is asked, and as which of the tenant's registered apps. */
export const dynamicsSettings = v.object({
  /** The organisation's address: `https://acme.crm4.dynamics.com`. */
  org: v.pipe(
    v.string(),
    v.check((url) => ORG.test(url) || isDemoOrigin(url), 'https://acme.crm4.dynamics.com'),
  ),
  /** The Entra tenant, by its id or a domain of it. */
  tenant: v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9.-]*$/iu, 'contoso.onmicrosoft.com')),
  /** The application's id. */
  clientId: v.pipe(v.string(), v.nonEmpty()),
});
export type DynamicsSettings = v.InferOutput<typeof dynamicsSettings>;
