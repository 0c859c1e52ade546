import { createRemoteJWKSet, customFetch, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import type { Clock } from '../clock';
import type { IssuerIdentity } from '../configuration/tenant';
import { GatewayFault } from '../gateway-fault';
import type { Claims } from './claims';
import { Issuer } from './issuer';

type SignedIdentity = Extract<IssuerIdentity, { tokens: 'jwt' }>;

/** How far the issuer's clock may be from ours, s. */
const TOLERANCE_S = 30;
/** These mean that the issuer's keys could not be had; all else is wrong with the token. */
const ISSUERS_FAULT = new Set(['ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID', 'ERR_JWKS_TIMEOUT']);

/** Signed access tokens (RFC 9068) of one issuer for one audience. Keys are fetched once and kept. */
export function signedTokens(identity: SignedIdentity, now: Clock) {
  const issuer = new Issuer(identity, now);
  let keys: JWTVerifyGetKey | undefined;

  const keysOf = async (signal: AbortSignal): Promise<JWTVerifyGetKey> =>
    (keys ??= createRemoteJWKSet(new URL(await issuer.endpoint('jwks_uri', signal)), {
      [customFetch]: (url, { headers, method, signal: limit }) =>
        issuer.outside.fetch(url, { headers, method }, limit),
    }));

  /** @throws {GatewayFault} `unauthorised`, or `vendor-failed` if the issuer cannot be asked */
  return async (token: string, signal: AbortSignal): Promise<Claims> => {
    const resolve = await keysOf(signal);
    try {
      const { payload } = await jwtVerify(token, resolve, {
        issuer: identity.issuer,
        audience: identity.audience,
        algorithms: identity.algorithms,
        requiredClaims: ['exp', 'sub'],
        clockTolerance: TOLERANCE_S,
        currentDate: new Date(now()),
      });
      return payload;
    } catch (cause) {
      if (!(cause instanceof errors.JOSEError)) throw cause;
      const code = ISSUERS_FAULT.has(cause.code) ? 'vendor-failed' : 'unauthorised';
      throw new GatewayFault(code, { cause });
    }
  };
}
