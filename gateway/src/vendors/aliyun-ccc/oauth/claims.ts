import { decodeJwt } from 'jose';
import type { Clock } from '../../../clock';
import { GatewayFault } from '../../../gateway-fault';
import type { Claims } from '../../../oauth/claims';
import type { VendorTokens } from '../../../oauth/vendor-tokens';
import type { Outside } from '../../../outside';
import { userinfoOf } from './aliyun-tokens';
import type { AliyunApp } from './app';

const TOLERATED_S = 60;
/** What Aliyun tells of its users; nothing else is kept. */
const KEPT = ['sub', 'name', 'upn', 'login_name', 'aid', 'uid'];

/**
 * Who has signed in: by the id token, which came from Aliyun itself over TLS (OpenID Connect Core
 * §3.1.3.7, point 6), or, where the scope brought none, by userinfo. `roles` has `admin` for the RAM
 * users whom the settings name.
 *
 * @throws {GatewayFault} `vendor-failed` for a token that is for somebody else's client
 */
export async function claimsOf(
  app: AliyunApp,
  outside: Outside,
  tokens: VendorTokens,
  now: Clock,
  signal: AbortSignal,
): Promise<Claims> {
  const said =
    tokens.idToken === undefined
      ? await userinfoOf(app, outside, tokens.access, signal)
      : checked(app, tokens.idToken, now() / 1000);
  const sub = said['sub'];
  if (typeof sub !== 'string' || sub === '') throw failed('names no subject');
  const kept = Object.entries(said).filter(([name]) => KEPT.includes(name));
  const known = [said['upn'], said['login_name'], said['name']];
  const admin = known.some((name) => typeof name === 'string' && app.admins.includes(name));
  return { ...Object.fromEntries(kept), sub, roles: admin ? ['agent', 'admin'] : ['agent'] };
}

function checked({ oauth, clientId }: AliyunApp, idToken: string, nowS: number) {
  let said: ReturnType<typeof decodeJwt>;
  try {
    said = decodeJwt(idToken);
  } catch {
    throw failed('is none');
  }
  const { iss, aud, exp = 0 } = said;
  if (iss !== oauth) throw failed('is of another issuer');
  if (![aud ?? []].flat().includes(clientId)) throw failed('is for another client');
  if (exp + TOLERATED_S < nowS) throw failed('is over');
  return said;
}

const failed = (why: string): GatewayFault =>
  new GatewayFault('vendor-failed', { cause: `the id token ${why}` });
