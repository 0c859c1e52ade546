import { createHash, createSign, randomBytes, randomUUID } from 'node:crypto';
import { rsaKeyOf } from '../../../../demo/rsa';
import type { Keys } from '../keys';
import type { OAuthClient, RamUser } from './client';

/** How its token answers look; each deviation is one that was seen. */
export type TokenForm = {
  /** An opaque text, or the old `AliyunSTS`: a temporary AccessKey as base64url of JSON. */
  access: 'opaque' | 'AliyunSTS';
  /** `expires_in` as text. */
  textualExpiry: boolean;
  accessSeconds: number;
  refreshSeconds: number;
  /** Newer answers to a refresh have a new refresh token; the documents say they have none. */
  rotates: boolean;
};

type Code = {
  readonly client: OAuthClient;
  readonly user: RamUser;
  readonly redirectUri: string;
  readonly scope: string;
  readonly offline: boolean;
  readonly challenge?: { readonly value: string; readonly method: string };
};
export type Refresh = Omit<Code, 'challenge' | 'redirectUri'> & {
  readonly expiresAt: number;
  access: string;
};

/** What has been granted and not yet been taken back. */
export class Grants {
  readonly codes = new Map<string, Code>();
  readonly refreshTokens = new Map<string, Refresh>();
  readonly accessTokens = new Map<string, { user: RamUser; client: OAuthClient; scope: string }>();
  readonly #rsa = rsaKeyOf('Aliyun’s OAuth');
  readonly #kid = randomBytes(8).toString('hex');

  constructor(
    private readonly keys: Keys,
    private readonly issuer: () => string,
    readonly form: TokenForm,
  ) {}

  code(about: Code): string {
    const code = randomBytes(36).toString('base64url');
    this.codes.set(code, about);
    return code;
  }

  /** The answer to a code: all that was asked for. */
  first(code: Code): Record<string, unknown> {
    const answer = this.#answer(code);
    const wantsIdToken = code.scope === '' || code.scope.split(' ').includes('openid');
    return {
      ...answer,
      ...(code.offline && { refresh_token: this.#refreshToken(code, answer.access_token) }),
      ...(wantsIdToken && { id_token: this.#idToken(code) }),
      ...(this.form.access === 'AliyunSTS' && {
        additional_information: { refresh_token_id: 9718 },
      }),
    };
  }

  /** The answer to a refresh token: neither refresh nor id token, but where it rotates. */
  next(token: string, refresh: Refresh): Record<string, unknown> {
    const answer = this.#answer(refresh);
    refresh.access = answer.access_token;
    if (!this.form.rotates) return answer;
    this.refreshTokens.delete(token);
    return { ...answer, refresh_token: this.#refreshToken(refresh, answer.access_token) };
  }

  /** By either token; the access token it belongs to is over, too. */
  revoke(token: string): boolean {
    const refresh = this.refreshTokens.get(token);
    this.refreshTokens.delete(token);
    this.dropAccess(refresh?.access ?? token);
    return refresh !== undefined;
  }

  dropAccess(token: string): void {
    this.accessTokens.delete(token);
    this.keys.forgetBearer(token);
  }

  jwks(): object {
    const jwk = this.#rsa.publicKey.export({ format: 'jwk' });
    return { keys: [{ ...jwk, kid: this.#kid, alg: 'RS256', use: 'sig' }] };
  }

  #answer({ user, client, scope }: Pick<Code, 'user' | 'client' | 'scope'>) {
    const { access, textualExpiry, accessSeconds } = this.form;
    const expiresAt = Date.now() + accessSeconds * 1000;
    const token =
      access === 'opaque' ? randomBytes(48).toString('base64url') : this.#sts(user, expiresAt);
    const principal = { loginName: user.loginName, kind: 'token', expiresAt } as const;
    this.keys.addBearer(token, principal);
    this.accessTokens.set(token, { user, client, scope });
    return {
      request_id: randomUUID(),
      access_token: token,
      token_type: access === 'opaque' ? 'Bearer' : 'AliyunSTS',
      expires_in: textualExpiry ? String(accessSeconds) : accessSeconds,
    };
  }

  /** The old form: exactly these three keys, in this order, without padding. */
  #sts({ loginName }: RamUser, expiresAt: number): string {
    const id = `STS.${randomBytes(12).toString('hex')}`;
    const secret = randomBytes(33).toString('base64');
    const securityToken = randomBytes(402).toString('base64');
    this.keys.add({ id, secret, securityToken, loginName, kind: 'token', expiresAt });
    const said = { AccessKeyId: id, AccessKeySecret: secret, SecurityToken: securityToken };
    return Buffer.from(JSON.stringify(said)).toString('base64url');
  }

  #refreshToken(
    { client, user, scope, offline }: Omit<Refresh, 'expiresAt' | 'access'>,
    access: string,
  ): string {
    const token = randomBytes(12).toString('base64url');
    const expiresAt = Date.now() + this.form.refreshSeconds * 1000;
    this.refreshTokens.set(token, { client, user, scope, offline, expiresAt, access });
    return token;
  }

  #idToken({ user, client }: Code): string {
    const iat = Math.floor(Date.now() / 1000);
    const about = {
      exp: iat + 3600,
      iat,
      iss: this.issuer(),
      aud: client.id,
      did: '',
      bid: '26842',
    };
    const claims = { ...about, sub: user.sub, name: user.upn, upn: user.upn, aid: user.aid };
    const part = (value: object): string =>
      Buffer.from(JSON.stringify(value)).toString('base64url');
    const text = `${part({ alg: 'RS256', kid: this.#kid })}.${part(claims)}`;
    const signature = createSign('RSA-SHA256').update(text).sign(this.#rsa.privateKey);
    return `${text}.${signature.toString('base64url')}`;
  }
}

/** RFC 7636. */
export function verifies(verifier: string, { challenge }: Code): boolean {
  if (!challenge) return true;
  if (!/^[\w.~-]{43,128}$/u.test(verifier)) return false;
  const { value, method } = challenge;
  const made = createHash('sha256').update(verifier).digest('base64url');
  return (method === 'S256' ? made : verifier) === value;
}
