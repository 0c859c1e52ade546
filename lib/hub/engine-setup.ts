import * as v from 'valibot';
import { authorisedFetch } from '../auth/authorised-fetch';
import { SignInError } from '../auth/sign-in-error';
import { sipLoginVault } from '../auth/sip-login-vault';
import type { Logger } from '../log/log';
import { failed, ok, type Result } from '../messaging/result';
import type { ProviderConfig } from '../messaging/engine-protocol';
import type { LineFault } from '../telephony/provider';
import type { Settings } from '../policy/settings';
import type { Snapshot } from '../snapshot/snapshot';
import { words } from '../words';
import type { AgentAccount } from './account';
import type { Gateway } from './gateway/ask-gateway';
import type { GatewayFault } from './gateway/gateway-answer';
import { loginFrom } from './login-from';

/** What a SIP credentials endpoint answers; documented in docs/admin.md. */
const sipCredentials = v.object({
  uri: v.pipe(v.string(), v.regex(/^sips?:/u)),
  username: v.string(),
  password: v.string(),
  servers: v.pipe(v.array(v.pipe(v.string(), v.regex(/^wss?:\/\//u))), v.minLength(1)),
  iceServers: v.optional(
    v.array(
      v.object({
        urls: v.union([v.string(), v.array(v.string())]),
        username: v.optional(v.string()),
        credential: v.optional(v.string()),
      }),
    ),
    [],
  ),
  /** Seconds; some servers write it as a string. */
  expiresIn: v.optional(v.pipe(v.union([v.number(), v.string()]), v.transform(Number))),
});

/** Which call centre the engine should be on, or none until the agent has signed in. */
export function configOf(settings: Settings, snapshot: Snapshot): ProviderConfig | null {
  // Just after a change the snapshot still tells whether the former provider needs a sign-in.
  if (snapshot.provider !== settings.provider) return null;
  if (snapshot.signIn === 'out' || snapshot.signIn === 'signing-in') return null;
  switch (settings.provider) {
    case 'practice':
      return { kind: 'practice', queue: words('practice_queue') };
    case 'sip':
      return { kind: 'sip', keepAliveMs: settings.keepAliveSeconds * 1_000 };
    case 'hosted': {
      const url = softphonePage(settings, snapshot);
      const place = settings.hostedPlace === 'panel' ? { place: settings.hostedPlace } : {};
      return url === null ? null : { kind: 'hosted', url, ...place };
    }
  }
}

/** The company's own page, else the gateway's for its vendor; `null` until the gateway has named it. */
function softphonePage({ hostedUrl, gateway: origin }: Settings, { gateway }: Snapshot) {
  if (hostedUrl !== '') return hostedUrl;
  return gateway && origin !== '' ? `${origin}/softphones/${gateway.vendor}/` : null;
}

/** What the gateway gives a hosted softphone to start with; for one start. */
const softphoneSession = v.object({ page: v.string(), credentials: v.unknown() });

type Account = Pick<AgentAccount, 'identity' | 'expired'>;

type Parts = {
  readonly settings: Settings;
  readonly snapshot: Snapshot;
  readonly account: Account;
  readonly gateway: Pick<Gateway, 'ask'>;
  readonly log: Logger;
};

/**
 * One short-lived credential for the engine, which never sees a token. `refused`: the last one was
 * not accepted, so a password that was typed in is not offered again.
 */
export async function credentialsFor(
  parts: Parts,
  refused: boolean,
): Promise<Result<unknown, LineFault>> {
  const { settings, account } = parts;
  switch (loginFrom(settings)) {
    case 'nowhere':
      return ok(null);
    case 'typed':
      return typedIn(refused);
    case 'address':
      return fromAddress(settings.sipCredentialsUrl, account, parts.log);
    case 'gateway':
      return settings.provider === 'sip' ? sipFromGateway(parts) : softphoneFromGateway(parts);
  }
}

async function fromAddress(
  url: string,
  account: Account,
  log: Logger,
): Promise<Result<unknown, LineFault>> {
  try {
    const answer = await authorisedFetch(account.identity, url);
    // Refused with a fresh token, too: this account gets no login, and no password is wrong.
    if (answer.status === 401 || answer.status === 403) return failed('credentials-denied');
    if (!answer.ok) throw new Error(`The endpoint answered ${String(answer.status)}`);
    return ok(v.parse(sipCredentials, await answer.json()));
  } catch (cause) {
    log.warn('No SIP credentials', cause);
    if (cause instanceof SignInError && cause.code === 'sign-in-expired') await account.expired();
    return failed('credentials-unavailable');
  }
}

async function sipFromGateway({ gateway }: Parts): Promise<Result<unknown, LineFault>> {
  const answer = await gateway.ask({ path: '/sip/credentials', body: {} }, sipCredentials);
  return answer.ok ? answer : failed(lineFault(answer.error));
}

async function softphoneFromGateway(parts: Parts): Promise<Result<unknown, LineFault>> {
  const { settings, snapshot, gateway, log } = parts;
  const answer = await gateway.ask({ path: '/softphone/session', body: {} }, softphoneSession);
  if (!answer.ok) return failed(lineFault(answer.error));
  const { page, credentials } = answer.value;
  const framed = softphonePage(settings, snapshot);
  // What is meant for one vendor's page is given to no other.
  if (framed !== null && URL.parse(page, settings.gateway)?.href === framed) return ok(credentials);
  log.warn('The gateway names another softphone than before');
  return failed('credentials-unavailable');
}

function lineFault(fault: GatewayFault): LineFault {
  const denied = fault === 'unauthorised' || fault === 'forbidden' || fault === 'vendor-denied';
  return denied ? 'credentials-denied' : 'credentials-unavailable';
}

async function typedIn(refused: boolean): Promise<Result<unknown, LineFault>> {
  const login = await sipLoginVault.read();
  if (!login || refused) return failed('credentials-refused');
  const { server, uri, username, password } = login;
  return ok({ uri, username, password, servers: [server], iceServers: [] });
}
