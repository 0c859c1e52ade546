import * as v from 'valibot';
import { CRMS, type Crm, type CrmName } from './crm';
import { hubspot } from './hubspot/hubspot';
import { hubspotSettings } from './hubspot/settings';
import { zohoSettings } from './zoho/settings';
import { zoho } from './zoho/zoho';

/** `crm` of a tenant: the apps that it has registered. */
export const crmsSettings = v.strictObject({
  hubspot: v.optional(v.pipe(hubspotSettings, v.transform(hubspot))),
  zoho: v.optional(v.pipe(zohoSettings, v.transform(zoho))),
});

/** A tenant's CRMs; `undefined` where it has none of the name. */
export type Crms = Readonly<Partial<Record<CrmName, Crm | undefined>>>;

/** The CRMs that a tenant has an app for. */
export function crmsOf(crms: Crms = {}): readonly (readonly [CrmName, Crm])[] {
  return CRMS.flatMap((name) => {
    const crm = crms[name];
    return crm ? [[name, crm] as const] : [];
  });
}
