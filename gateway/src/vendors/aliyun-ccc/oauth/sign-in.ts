import type { SignInApp } from '../../../oauth/sign-in-app';
import type { AliyunCccSettings } from '../settings';
import { askForTokens, revokeToken } from './aliyun-tokens';
import { aliyunAppOf } from './app';
import { claimsOf } from './claims';

/** The sign-in of these settings' agents at Aliyun; modes other than a WebApp's have none. */
export function aliyunSignIn(settings: AliyunCccSettings): SignInApp | undefined {
  const app = aliyunAppOf(settings);
  if (!app) return undefined;
  return {
    client: app.clientId,
    origins: [app.oauth],
    authorizeAddress({ callback, state, challenge }) {
      const said = new URLSearchParams({
        client_id: app.clientId,
        redirect_uri: callback,
        response_type: 'code',
        scope: app.scope,
        // Brings the refresh token.
        access_type: 'offline',
        state,
        code_challenge: challenge,
        code_challenge_method: 'S256',
      });
      return `${app.signIn}/oauth2/v1/auth?${said.toString()}`;
    },
    async byCode({ code, verifier, callback }, { outside, now, signal }) {
      const grant = { grant_type: 'authorization_code', code };
      const fields = { ...grant, code_verifier: verifier, redirect_uri: callback };
      const tokens = await askForTokens(app, outside, fields, signal);
      return { tokens, claims: await claimsOf(app, outside, tokens, now, signal) };
    },
    byRefresh: (refresh, _, { outside, signal }) =>
      askForTokens(app, outside, { grant_type: 'refresh_token', refresh_token: refresh }, signal),
    revoke: (token, _, { outside, signal }) => revokeToken(app, outside, token, signal),
  };
}
