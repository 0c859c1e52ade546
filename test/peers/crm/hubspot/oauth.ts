import type { OAuthAnswer, OAuthVendor } from '../oauth-site';

/** The account and the user that sign in. */
export const PORTAL = 62515;
export const USER = { id: 813_377_042, owner: '77', email: 'ada@acme.example' } as const;

const SCOPES = [
  ...['oauth', 'crm.objects.contacts.read', 'crm.objects.contacts.write'],
  'crm.objects.owners.read',
];

/**
 * HubSpot's OAuth as of 2026-03
 * (https://developers.hubspot.com/docs/api-reference/latest/authentication/manage-oauth-tokens), with
 * the error bodies of its changelog: RFC 6749's fields and HubSpot's own.
 */
export function hubspotOAuth(options: { omitsRefresh?: boolean } = {}): OAuthVendor {
  return {
    authorizePath: '/oauth/authorize',
    tokenPath: '/oauth/2026-03/token',
    revokePath: '/oauth/2026-03/token/revoke',
    understands: (query) => query.get('scope') === SCOPES.join(' '),
    granted: ({ access, refresh, first }) => ({
      ...{ token_type: 'bearer', access_token: access, expires_in: 1800 },
      ...((first || options.omitsRefresh !== true) && { refresh_token: refresh }),
      ...{ hub_id: PORTAL, user_id: USER.id, scopes: SCOPES },
    }),
    refused: (why) => {
      if (why === 'grant') {
        return problem(
          'invalid_grant',
          'BAD_REFRESH_TOKEN',
          'token is invalid, expired or revoked',
        );
      }
      return why === 'too-many'
        ? { status: 429, body: { status: 'error', errorType: 'RATE_LIMIT' } }
        : problem(
            'invalid_client',
            `BAD_CLIENT_${why === 'client' ? 'ID' : 'SECRET'}`,
            'no such app',
          );
    },
    more: (path, fields) =>
      path === '/oauth/2026-03/token/introspect' ? introspected(fields.get('token')) : undefined,
  };
}

function introspected(token: string | null): OAuthAnswer {
  if (!/^token-[12]$/u.test(token ?? '')) return { status: 200, body: { active: false } };
  const about = { active: true, token_use: 'access_token', token_type: 'bearer', scopes: SCOPES };
  const who = { hub_id: PORTAL, hub_domain: 'acme.example', user_id: USER.id, user: USER.email };
  return { status: 200, body: { ...about, ...who, app_id: 456789, expires_in: 1799 } };
}

function problem(error: string, status: string, message: string): OAuthAnswer {
  return { status: 400, body: { error, error_description: message, status, message } };
}
