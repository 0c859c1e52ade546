import type { ServerResponse } from 'node:http';
import { escaped, send } from '../../../../demo/http';
import type { OAuthClient, RamUser } from './client';
import type { Grants } from './grants';

/**
 * `/oauth2/v1/auth`: code flow only. `codeChallenge` and `response_mode`, which the vendor's demo
 * sends, mean nothing to it.
 */
export function authorize(
  response: ServerResponse,
  query: URLSearchParams,
  world: {
    readonly clients: readonly OAuthClient[];
    readonly grants: Grants;
    /** Who is signed in to Aliyun in this browser. */
    readonly user?: RamUser;
  },
): void {
  const client = world.clients.find(({ id }) => id === query.get('client_id'));
  const redirectUri = query.get('redirect_uri') ?? '';
  // An address that nobody registered gets no answer, not even an error (RFC 6749 §4.1.2.1).
  if (!client?.redirectUris.includes(redirectUri)) {
    return send(response, 'plain', 'The redirect_uri is not registered.', 400);
  }
  const back = (said: Record<string, string>): void => {
    const to = new URL(redirectUri);
    const state = query.get('state');
    for (const [name, value] of Object.entries(said)) to.searchParams.set(name, value);
    if (state !== null) to.searchParams.set('state', state);
    response.writeHead(302, { location: to.href });
    response.end();
  };
  if (query.get('response_type') !== 'code') return back({ error: 'unsupported_response_type' });
  const value = query.get('code_challenge');
  if (client.type === 'NativeApp' && value === null) return back({ error: 'invalid_request' });
  if (!world.user) return send(response, 'html', loginPage(query));
  const method = query.get('code_challenge_method') ?? 'plain';
  back({
    code: world.grants.code({
      client,
      user: world.user,
      redirectUri,
      scope: query.get('scope') ?? '',
      offline: query.get('access_type') === 'offline',
      ...(value !== null && { challenge: { value, method } }),
    }),
  });
}

function loginPage(query: URLSearchParams): string {
  return `<!doctype html><meta charset="utf-8"><title>RAM 用户登录</title>
<form method="post" action="/login?${escaped(query.toString())}">
<label>登录名 <input name="login" autocomplete="username"></label>
<label>密码 <input name="password" type="password" autocomplete="current-password"></label>
<button>登录</button></form>`;
}
