import { textOf } from '../account-claim';
import { checkClient } from '../check-client';
import type { Crm, Passing } from '../crm';
import { ownedBy, ownerOf } from './owner';
import { PLACES, type HubspotSettings } from './settings';
import { askForTokens, claimsOf, revokeToken } from './token-endpoint';

/** What the connector asks; a bearer of ours opens nothing else of HubSpot's API. */
const PASSING: readonly (readonly [string, Passing])[] = [
  ['POST /crm/v3/objects/contacts/search', { action: 'search contacts' }],
  ['POST /crm/v3/objects/contacts', { action: 'create contact', inTheNameOf: ownedBy }],
  ['POST /crm/v3/objects/calls/search', { action: 'search calls' }],
  ['POST /crm/v3/objects/calls', { action: 'create call', inTheNameOf: ownedBy }],
  ['PATCH /crm/v3/objects/calls/{id}', { action: 'change call', inTheNameOf: ownedBy }],
  [
    'GET /crm/v4/objects/calls/{id}/associations/contacts',
    { action: 'read whom a call is attached to' },
  ],
  ['DELETE /crm/v4/objects/calls/{id}/associations/contacts/{id}', { action: 'detach call' }],
  ['PUT /crm/v4/objects/calls/{id}/associations/default/contacts/{id}', { action: 'attach call' }],
];

/** HubSpot: https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/oauth */
export function hubspot(settings: HubspotSettings): Crm {
  const { clientId, endpoints } = settings;
  const api = endpoints.api ?? PLACES.api;
  return {
    signIn: {
      origins: [endpoints.oauth ?? PLACES.api, api],
      authorizeAddress({ callback, state }) {
        const said = new URLSearchParams({
          ...{ client_id: clientId, redirect_uri: callback },
          ...{ scope: settings.scope, state },
        });
        return `${endpoints.oauth ?? PLACES.signIn}/oauth/authorize?${said.toString()}`;
      },
      async byCode({ code, callback }, { outside, signal }) {
        const fields = { grant_type: 'authorization_code', code, redirect_uri: callback };
        const tokens = await askForTokens(settings, outside, fields, signal);
        const claims = await claimsOf(settings, outside, tokens.access, signal);
        const owner = await ownerOf(api, claims.sub, outside, tokens.access, signal);
        return { tokens, claims: { ...claims, ...(owner !== undefined && { owner }) } };
      },
      byRefresh(refresh, _, { outside, signal }) {
        const fields = { grant_type: 'refresh_token', refresh_token: refresh };
        return askForTokens(settings, outside, fields, signal);
      },
      revoke: (token, _, { outside, signal }) => revokeToken(settings, outside, token, signal),
    },
    passing: new Map(PASSING),
    api: () => api,
    authorization: (access) => `Bearer ${access}`,
    account: (claims) => textOf(claims['account']),
    check: (outside, signal) =>
      checkClient('hubspot', clientId, () => {
        const code = { grant_type: 'authorization_code', code: 'none' };
        const fields = { ...code, redirect_uri: 'https://none.invalid/' };
        return askForTokens(settings, outside, fields, signal);
      }),
  };
}
