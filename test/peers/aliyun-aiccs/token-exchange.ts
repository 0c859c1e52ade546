import { randomUUID, type KeyObject } from 'node:crypto';
import type { Heard, Reply } from '../vendors/simulator';
import type { AiccsCentre } from './centre';
import { claimsOf, issueJwt } from './rs256';

/** What the customer has registered in the developer portal, and what it issued. */
export type Portal = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUrl: string;
  readonly scopes: readonly string[];
  readonly mode:
    | { readonly kind: 'jwt'; readonly issuer: string; readonly publicKey: string }
    | {
        readonly kind: 'oauth';
        readonly appName: string;
        /** The third party's user endpoint, mapping field applied: whose token is that? */
        readonly accountOf: (accessToken: string) => string | undefined;
      };
};

const GRANT = 'urn:ietf:params:oauth:grant-type:token-exchange';
/** 30 days, less the second that the vendor's own example has lost. */
const LIFE_S = 2_591_999;

class Refused extends Error {
  constructor(
    readonly status: number,
    readonly error: string,
    description: string,
  ) {
    super(description);
  }
}

const need = (fits: boolean, description: string, error = 'invalid_request', status = 400) => {
  if (!fits) throw new Refused(status, error, description);
};

/**
 * `POST /oauth/token_exchange`, strict. How the vendor words a refusal is not published; RFC 6749 is
 * assumed.
 */
export class TokenExchange {
  readonly #portal: Portal;
  readonly #centre: AiccsCentre;
  readonly #signing: KeyObject;
  readonly #seen = new Set<string>();
  readonly #issued = new Map<string, { account: string; scopes: readonly string[] }>();

  constructor(portal: Portal, centre: AiccsCentre, signing: KeyObject) {
    this.#portal = portal;
    this.#centre = centre;
    this.#signing = signing;
  }

  /** Whose access token it is, if it opens `scope`. */
  accountOf(token: string, scope: string): string | undefined {
    const found = this.#issued.get(token);
    return found?.scopes.includes(scope) === true ? found.account : undefined;
  }

  /** From now on nobody knows these tokens: expired, as far as an SDK can tell. */
  expireAll(): void {
    this.#issued.clear();
  }

  answer(heard: Heard): Reply {
    try {
      return { status: 200, body: this.#exchange(heard) };
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const body = { error: error.error, error_description: error.message };
      return { status: error.status, body };
    }
  }

  #exchange({ method, headers, query, body }: Heard): unknown {
    const { clientId, clientSecret, redirectUrl, scopes } = this.#portal;
    const type = headers['content-type'] ?? '';
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    need(method === 'POST', 'POST only');
    need([...query].length === 0, 'parameters belong into the body');
    need(type.startsWith('application/x-www-form-urlencoded'), 'a form, not JSON');
    need(headers.authorization === `Basic ${basic}`, 'unknown client', 'invalid_client', 401);
    const form = new URLSearchParams(body);
    const known = ['grant_type', 'scope', 'redirect_url', 'subject_token', 'subject_issuer'];
    for (const key of form.keys()) need(known.includes(key), `unknown parameter ${key}`);
    for (const key of known) need(form.getAll(key).length === 1, `${key} is missing`);
    const field = (key: string): string => form.get(key) ?? '';
    need(field('grant_type') === GRANT, 'grant_type', 'unsupported_grant_type');
    need(field('redirect_url') === redirectUrl, 'redirect_url is not the registered one');
    const asked = field('scope').split(',');
    need(
      asked.every((scope) => scopes.includes(scope)),
      'scope',
      'invalid_scope',
    );
    const account = this.#subject(field('subject_token'), field('subject_issuer'));
    need(this.#centre.agents.has(account), 'no such agent', 'invalid_grant');
    return this.#issue(account, asked);
  }

  #subject(token: string, issuer: string): string {
    const { mode } = this.#portal;
    if (mode.kind === 'oauth') {
      need(issuer === mode.appName, 'subject_issuer is the App Name', 'invalid_grant');
      const account = mode.accountOf(token);
      if (account === undefined) throw new Refused(400, 'invalid_grant', 'subject_token');
      return account;
    }
    need(issuer === mode.issuer, 'subject_issuer', 'invalid_grant');
    return this.#ownJwt(token, mode.issuer, mode.publicKey);
  }

  #ownJwt(token: string, issuer: string, publicKey: string): string {
    const claims = claimsOf(token, publicKey);
    if (!claims) throw new Refused(400, 'invalid_grant', 'subject_token');
    const { iss, jti, exp, user_name } = claims;
    const keys = Object.keys(claims).sort().join();
    need(keys === 'exp,iss,jti,user_name', `claims are ${keys}`, 'invalid_grant');
    need(iss === issuer, 'iss', 'invalid_grant');
    const left = Number(exp) * 1000 - Date.now();
    need(left > 0, 'exp', 'invalid_grant');
    need(left <= 60_000, 'lives longer than a minute', 'invalid_grant');
    need(typeof jti === 'string' && !this.#seen.has(jti), 'jti was seen before', 'invalid_grant');
    this.#seen.add(String(jti));
    return String(user_name);
  }

  #issue(account: string, scopes: readonly string[]): unknown {
    const jti = randomUUID();
    const iss = 'http://developer.rhinokeen.com';
    const exp = Math.floor(Date.now() / 1000) + LIFE_S;
    const client_id = this.#portal.clientId;
    const claims = { iss, exp, user_name: account, jti, client_id, scope: scopes };
    const token = issueJwt(claims, this.#signing);
    this.#issued.set(token, { account, scopes });
    const rest = { token_type: 'bearer', expires_in: LIFE_S, scope: scopes.join(), iss, jti };
    return { access_token: token, ...rest };
  }
}
