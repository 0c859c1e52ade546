import { createHash } from 'node:crypto';
import type { Clock } from '../clock';
import { Outside } from '../outside';
import type { Seal } from '../seal';
import { openSession, sealSession, type SealedSession, type SessionKind } from '../session';
import type { Desk } from './authorize';
import { OAuthError } from './oauth-error';
import type { Asking, TenantsApp } from './sign-in-app';
import type { VendorTokens } from './vendor-tokens';

export type TokenDesk = Desk & {
  readonly seal: Seal;
  readonly now: Clock;
  /** What its sessions are for. */
  readonly kind: SessionKind;
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
    ticket.client === app.client &&
    ticket.redirectUri === form.get('redirect_uri') &&
    /^[\w.~-]{43,128}$/u.test(verifier) &&
    createHash('sha256').update(verifier).digest('base64url') === ticket.challenge;
  if (!mine) throw new OAuthError('invalid_grant', 'the code is for somebody else');
  const { code, place } = ticket;
  const arrival = { code, verifier, callback: desk.callback, place };
  const { tokens, claims } = await app.byCode(arrival, asking(desk, app, signal));
  const { tenant, client } = app;
  const endsAt = desk.now() + desk.sessionMs;
  return answer(desk, { tenant, client, subject: claims.sub, claims, endsAt }, tokens);
}

async function byRefresh(
  desk: TokenDesk,
  form: URLSearchParams,
  signal: AbortSignal,
): Promise<TokenAnswer> {
  const app = appOf(desk, form.get('client_id'));
  const session = await openSession(desk.seal, form.get('refresh_token') ?? '', desk.kind);
  if (session.client !== app.client || session.tenant !== app.tenant) {
    throw new OAuthError('invalid_grant', 'the session is of another client');
  }
  const { refresh, idToken, subject } = session;
  if (refresh === undefined) throw new OAuthError('invalid_grant', 'there is no refresh token');
  const claims = { ...session.claims, sub: subject };
  const tokens = await app.byRefresh(refresh, claims, asking(desk, app, signal));
  // A vendor's answer to a refresh may omit what it has given already.
  return answer(desk, session, { ...tokens, refresh: tokens.refresh ?? refresh, idToken });
}

/** RFC 7009: the refresh token first, for it brings new ones; with it the access token is over. */
export async function revoked(desk: TokenDesk, token: string, signal: AbortSignal): Promise<void> {
  const session = await openSession(desk.seal, token, desk.kind).catch(() => undefined);
  const app = desk.apps.find(
    ({ client, tenant }) => client === session?.client && tenant === session.tenant,
  );
  if (!session || !app) return;
  const claims = { ...session.claims, sub: session.subject };
  await app.revoke(session.refresh ?? session.access, claims, asking(desk, app, signal));
}

async function answer(
  desk: TokenDesk,
  about: Omit<SealedSession, 'access' | 'accessExpiresAt' | 'refresh' | 'idToken'>,
  { access, lifeS, refresh, idToken }: VendorTokens,
): Promise<TokenAnswer> {
  const accessExpiresAt = Math.min(desk.now() + lifeS * 1000, about.endsAt);
  const { tenant, subject, client, claims, endsAt } = about;
  const sealed = await sealSession(
    desk.seal,
    {
      ...{ tenant, subject, client, claims, endsAt, access, accessExpiresAt },
      ...(refresh !== undefined && { refresh }),
      ...(idToken !== undefined && { idToken }),
    },
    desk.kind,
  );
  return {
    access_token: sealed,
    token_type: 'Bearer',
    expires_in: Math.floor((accessExpiresAt - desk.now()) / 1000),
    ...(refresh !== undefined && { refresh_token: sealed }),
  };
}

function appOf(desk: TokenDesk, clientId: string | null): TenantsApp {
  const app = desk.apps.find(({ client }) => client === clientId);
  if (!app) throw new OAuthError('invalid_client', 'no such client', 401);
  return app;
}

/** An app reaches its own vendor's hosts alone. */
function asking({ now }: TokenDesk, app: TenantsApp, signal: AbortSignal): Asking {
  return { outside: new Outside(app.origins), now, signal };
}
