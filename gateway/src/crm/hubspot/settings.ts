import * as v from 'valibot';
import { appSettings, scope } from '../app-settings';

/** An app of HubSpot's (Development › Projects): its auth settings show id and secret. */
export const hubspotSettings = v.strictObject({
  ...appSettings,
  scope: scope(
    'oauth crm.objects.contacts.read crm.objects.contacts.write crm.objects.owners.read',
  ),
});
export type HubspotSettings = v.InferOutput<typeof hubspotSettings>;

/** The sign-in page, and everything else. */
export const PLACES = { signIn: 'https://app.hubspot.com', api: 'https://api.hubapi.com' } as const;
