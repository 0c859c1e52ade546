import { createHash } from 'node:crypto';
import type { Clock } from '../../../clock';
import type { Outside } from '../../../outside';
import type { Seal } from '../../../seal';
import { openSession, sealSession, type SealedSession } from '../../../session';
import { askForTokens, revokeToken, type AliyunTokens } from './aliyun-tokens';
import type { TenantsApp } from './app';
import type { Desk } from './authorize';
import { claimsOf } from './claims';
import { OAuthError } from './oauth-error';

export type TokenDesk = Desk & {
  readonly seal: Seal;
  readonly outside: Outside;
  readonly now: Clock;
  /** How long an agent stays signed in, however often it is renewed. */
  readonly sessionMs: number;
};

/** RFC 6749 §5.1: one sealed session is access token and refresh token at once. */
type TokenAnswer = {
  readonly access_token: string;
  readonly token_type: 'Bearer';
  readonly expires_in: number;
  readonly refresh_token?: string;
};

/** @throws {OAuthError} or the fault of the way out */
export function granted(
  desk: TokenDesk,
  form: URLSearchParams,
  signal: AbortSignal,
): Promise<TokenAnswer> {
  const grant = form.get('grant_type');
  if (grant === 'authorization_code') return byCode(desk, form, signal);
  if (grant === 'refresh_token') return byRefresh(desk, form, signal);
  throw new OAuthError('unsupported_grant_type', 'no such grant');
}

async function byCode(
  desk: TokenDesk,
  form: URLSearchParams,
  signal: AbortSignal,
): Promise<TokenAnswer> {
  const app = appOf(desk, form.get('client_id'));
  const ticket = await desk.passages.take(form.get('code') ?? '');
  const verifier = form.get('code_verifier') ?? '';
  const mine =
    ticket.client === app.clientId &&
    ticket.redirectUri === form.get('redirect_uri') &&
    /^[\w.~-]{43,128}$/u.test(verifier) &&
    createHash('sha256').update(verifier).digest('base64url') === ticket.challenge;
  if (!mine) throw new OAuthError('invalid_grant', 'the code is for somebody else');
  const fields = {
    grant_type: 'authorization_code',
    code: ticket.code,
    code_verifier: verifier,
    redirect_uri: desk.callback,
  };
  const tokens = await askForTokens(app, desk.outside, fields, signal);
  const claims = await claimsOf(app, desk.outside, tokens, desk.now, signal);
  const { tenant, clientId: client } = app;
  const endsAt = desk.now() + desk.sessionMs;
  return answer(desk, { tenant, client, subject: claims.sub, claims, endsAt }, tokens);
}

async function byRefresh(
  desk: TokenDesk,
  form: URLSearchParams,
  signal: AbortSignal,
): Promise<TokenAnswer> {
  const app = appOf(desk, form.get('client_id'));
  const session = await openSession(desk.seal, form.get('refresh_token') ?? '');
  if (session.client !== app.clientId || session.tenant !== app.tenant) {
    throw new OAuthError('invalid_grant', 'the session is of another client');
  }
  const { refresh, idToken } = session;
  if (refresh === undefined) throw new OAuthError('invalid_grant', 'Aliyun gave no refresh token');
  const fields = { grant_type: 'refresh_token', refresh_token: refresh };
  const tokens = await askForTokens(app, desk.outside, fields, signal);
  // Aliyun's answer to a refresh omits what it has given already.
  return answer(desk, session, { ...tokens, refresh: tokens.refresh ?? refresh, idToken });
}

/** RFC 7009: the refresh token first, for it brings new ones; with it the access token is over. */
export async function revoked(desk: TokenDesk, token: string, signal: AbortSignal): Promise<void> {
  const session = await openSession(desk.seal, token).catch(() => undefined);
  const app = desk.apps.find(
    ({ clientId, tenant }) => clientId === session?.client && tenant === session.tenant,
  );
  if (!session || !app) return;
  await revokeToken(app, desk.outside, session.refresh ?? session.access, signal);
}

async function answer(
  desk: TokenDesk,
  about: Omit<SealedSession, 'access' | 'accessExpiresAt' | 'refresh' | 'idToken'>,
  { access, lifeS, refresh, idToken }: AliyunTokens,
): Promise<TokenAnswer> {
  const accessExpiresAt = Math.min(desk.now() + lifeS * 1000, about.endsAt);
  const { tenant, subject, client, claims, endsAt } = about;
  const sealed = await sealSession(desk.seal, {
    ...{ tenant, subject, client, claims, endsAt, access, accessExpiresAt },
    ...(refresh !== undefined && { refresh }),
    ...(idToken !== undefined && { idToken }),
  });
  return {
    access_token: sealed,
    token_type: 'Bearer',
    expires_in: Math.floor((accessExpiresAt - desk.now()) / 1000),
    ...(refresh !== undefined && { refresh_token: sealed }),
  };
}

function appOf(desk: TokenDesk, clientId: string | null): TenantsApp {
  const app = desk.apps.find((one) => one.clientId === clientId);
  if (!app) throw new OAuthError('invalid_client', 'no such client', 401);
  return app;
}
