import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import { form, send, serve } from '../../../demo/http';

export type Claims = Readonly<Record<string, unknown>>;

/** An identity provider whose tokens a test writes itself, right or wrong. */
export async function startIssuer() {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const key: JWK = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const opaque = new Map<string, Claims>();
  const asked: string[] = [];
  let issuer = '';

  const site = await serve((request, response) => {
    const { url = '', headers } = request;
    asked.push(url);
    const json = (value: unknown, status = 200): void =>
      send(response, 'json', JSON.stringify(value), status);
    if (url === '/.well-known/openid-configuration') {
      return json({
        issuer,
        jwks_uri: `${issuer}/keys`,
        userinfo_endpoint: `${issuer}/me`,
        introspection_endpoint: `${issuer}/introspect`,
      });
    }
    if (url === '/keys') return json({ keys: [key] });
    if (url === '/me') {
      const claims = opaque.get(headers.authorization?.replace('Bearer ', '') ?? '');
      return claims ? json(claims) : json({ error: 'invalid_token' }, 401);
    }
    if (url === '/introspect') {
      void form(request).then((fields) => {
        const claims = opaque.get(fields.get('token') ?? '');
        json(claims ? { active: true, ...claims } : { active: false });
      });
      return;
    }
    json({ error: 'not found' }, 404);
  });
  issuer = site.url;

  const seconds = () => Math.floor(Date.now() / 1000);
  return {
    issuer,
    publicKey: key,
    /** Paths that it was asked for, oldest first. */
    asked,
    /** An opaque token, until `opaque.delete(token)`. */
    opaque,
    /** Signed as it should be, for five minutes, but for what is said otherwise. */
    token: (
      claims: Claims = {},
      {
        header = {},
        by = privateKey,
      }: { header?: Record<string, string>; by?: CryptoKey | Uint8Array } = {},
    ): Promise<string> =>
      new SignJWT({
        iss: issuer,
        aud: 'sidetone',
        sub: 'edward',
        iat: seconds(),
        exp: seconds() + 300,
        ...claims,
      })
        .setProtectedHeader({ alg: 'RS256', kid: 'one', ...header })
        .sign(by),
    stop: site.stop,
  };
}

export type Issuer = Awaited<ReturnType<typeof startIssuer>>;
