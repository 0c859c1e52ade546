import type { OAuthVendor, Refusal } from '../oauth-site';

const WORDS = {
  client: 'invalid_client',
  secret: 'invalid_client_secret',
  grant: 'invalid_code',
} as const satisfies Record<Exclude<Refusal, 'too-many'>, string>;

/**
 * Zoho's OAuth (https://www.zoho.com/crm/developer/docs/api/v8/oauth-overview.html): refusals come
 * with the status 200, and an answer to a refresh has no refresh token. `location` is what the
 * redirect says of the data centre.
 */
export function zohoOAuth(location: { value: string }): OAuthVendor {
  return {
    authorizePath: '/oauth/v2/auth',
    tokenPath: '/oauth/v2/token',
    revokePath: '/oauth/v2/token/revoke',
    understands: (query) =>
      query.get('response_type') === 'code' &&
      query.get('access_type') === 'offline' &&
      (query.get('scope') ?? '').split(',').every((one) => /^Zoho\w+(?:\.\w+)+$/u.test(one)),
    says: () => ({ location: location.value, 'accounts-server': 'https://accounts.zoho.eu' }),
    granted: ({ access, refresh, first }) => ({
      ...{ access_token: access, api_domain: 'https://www.zohoapis.eu', token_type: 'Bearer' },
      ...(first && { refresh_token: refresh }),
      expires_in: 3600,
    }),
    refused: (why) =>
      why === 'too-many'
        ? {
            status: 400,
            body: {
              error: 'Access Denied',
              error_description: 'You have made too many requests continuously.',
              status: 'failure',
            },
          }
        : { status: 200, body: { error: WORDS[why] } },
  };
}
