import { authorisedAccess, type AuthorisedAccess } from '../../auth/authorised-fetch';
import { identityOf, type Identity } from '../../auth/identity-provider';
import { keyedAccess } from '../../auth/typed-key';
import { keyHeader } from '../../crm/connectors/http-json/settings';
import type { RemoteSystem } from '../../crm/registry';
import type { Settings } from '../../policy/settings';
import { callCentreIdentity } from '../identities';

/** What the gateway calls us where one tenant alone has that CRM. */
const GATEWAY_CLIENT = 'sidetone';

/** How the agent gets into a customer system. */
export type WayIn =
  | { readonly by: 'nothing' }
  | { readonly by: 'key'; readonly access: AuthorisedAccess }
  | { readonly by: 'call-centre'; readonly access: AuthorisedAccess }
  | { readonly by: 'sign-in'; readonly identity: Identity; readonly access: AuthorisedAccess };

/** Pure: the way into one of the systems that are set up. */
export function wayInto({ name, origin }: RemoteSystem, settings: Settings): WayIn {
  const { salesforce, dynamics, httpJson } = settings.crm;
  const own = (preset: 'openid' | 'entra' | 'salesforce', said: Said): WayIn => {
    const { staySignedIn, staySignedInHours } = settings;
    const identity = identityOf({
      ...said,
      id: name,
      preset,
      origins: [origin],
      authorizeParameters: {},
      staySignedInHours: staySignedIn ? staySignedInHours : null,
    });
    return { by: 'sign-in', identity, access: authorisedAccess(identity) };
  };
  if (name === 'salesforce' && salesforce) {
    const { instanceUrl, clientId } = salesforce;
    // `api` is what opens the REST API to a connected app.
    const scope = 'openid profile email api refresh_token';
    return own('salesforce', { issuer: instanceUrl, clientId, scope });
  }
  if (name === 'dynamics' && dynamics) {
    const { org, tenant, clientId } = dynamics;
    // https://learn.microsoft.com/power-apps/developer/data-platform/authenticate-oauth
    const scope = `openid profile email offline_access ${org}/user_impersonation`;
    const issuer = `https://login.microsoftonline.com/${tenant}/v2.0`;
    return own('entra', { issuer, clientId, scope });
  }
  if (name === 'hubspot' || name === 'zoho') {
    // To the extension the gateway is their sign-in: docs/gateway.md.
    const { clientId = GATEWAY_CLIENT } = settings.crm[name] ?? {};
    return own('openid', { issuer: `${origin}/${name}`, clientId, scope: '' });
  }
  if (name === 'http-json' && httpJson) {
    const { signIn, issuer, clientId, scope } = httpJson;
    if (signIn === 'own') return own('openid', { issuer, clientId, scope });
    if (signIn === 'call-centre') {
      return { by: 'call-centre', access: authorisedAccess(callCentreIdentity(settings)) };
    }
    const header = (key: string) => keyHeader(httpJson, key);
    return { by: 'key', access: keyedAccess({ service: name, origin, header }) };
  }
  return { by: 'nothing' };
}

type Said = Pick<Identity, 'issuer' | 'clientId' | 'scope'>;
