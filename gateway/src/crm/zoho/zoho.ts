import { OAuthError } from '../../oauth/oauth-error';
import type { Claims } from '../../oauth/claims';
import { checkClient } from '../check-client';
import type { Crm, Passing } from '../crm';
import { dataCentre, dataCentreNames, type DataCentre } from './data-centres';
import { hostsOf, type ZohoSettings } from './settings';
import { askForTokens, claimsOf, revokeToken, type ZohoPlace } from './token-endpoint';

const search = (action: string): Passing => ({
  action,
  query: ['criteria', 'fields', 'per_page'],
});

/** What the connector asks; a bearer of ours opens nothing else of Zoho's API. */
const PASSING: readonly (readonly [string, Passing])[] = [
  ['GET /crm/v8/Contacts/search', search('search contacts')],
  ['GET /crm/v8/Leads/search', search('search leads')],
  ['POST /crm/v8/Contacts', { action: 'create contact' }],
  ['GET /crm/v8/Calls/search', search('search calls')],
  ['POST /crm/v8/Calls', { action: 'create call' }],
  ['PUT /crm/v8/Calls/{id}', { action: 'change call' }],
];

/** Zoho CRM: https://www.zoho.com/crm/developer/docs/api/v8/oauth-overview.html */
export function zoho(settings: ZohoSettings): Crm {
  const at = (where: DataCentre): ZohoPlace => ({ settings, where });
  const home = ({ account }: Claims): ZohoPlace => at(dataCentre(account) ?? settings.dataCentre);
  const all = dataCentreNames.map((where) => hostsOf(settings, where));
  return {
    signIn: {
      // Who somebody is, the CRM itself tells.
      origins: all.flatMap(({ accounts, api }) => [accounts, api]),
      authorizeAddress({ callback, state }) {
        const said = new URLSearchParams({
          ...{ response_type: 'code', client_id: settings.clientId, redirect_uri: callback },
          ...{ scope: settings.scope, state },
          // Without the two Zoho gives a refresh token at the first sign-in only.
          ...{ access_type: 'offline', prompt: 'consent' },
        });
        return `${hostsOf(settings, settings.dataCentre).accounts}/oauth/v2/auth?${said.toString()}`;
      },
      placeOf: (said) => said.get('location') ?? undefined,
      async byCode({ code, callback, place }, { outside, signal }) {
        const where = place === undefined ? settings.dataCentre : dataCentre(place);
        if (!where) throw new OAuthError('invalid_grant', 'Zoho named no data centre of its own');
        const fields = { grant_type: 'authorization_code', code, redirect_uri: callback };
        const tokens = await askForTokens(at(where), outside, fields, signal);
        return { tokens, claims: await claimsOf(at(where), outside, tokens.access, signal) };
      },
      byRefresh(refresh, claims, { outside, signal }) {
        const fields = { grant_type: 'refresh_token', refresh_token: refresh };
        return askForTokens(home(claims), outside, fields, signal);
      },
      revoke: (token, claims, { outside, signal }) =>
        revokeToken(home(claims), outside, token, signal),
    },
    passing: new Map(PASSING),
    api: (claims) => {
      const { where } = home(claims);
      return hostsOf(settings, where).api;
    },
    authorization: (access) => `Zoho-oauthtoken ${access}`,
    account: (claims) => home(claims).where,
    check: (outside, signal) =>
      checkClient('zoho', settings.clientId, () => {
        const code = { grant_type: 'authorization_code', code: 'none' };
        const fields = { ...code, redirect_uri: 'https://none.invalid/' };
        return askForTokens(at(settings.dataCentre), outside, fields, signal);
      }),
  };
}
