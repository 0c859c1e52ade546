import * as v from 'valibot';
import type { IssuerIdentity } from '../configuration/tenant';
import type { Clock } from '../clock';
import { GatewayFault } from '../gateway-fault';
import { Outside } from '../outside';

const KEPT_MS = 3_600_000;

/** OpenID Connect Discovery 1.0 §3 and RFC 8414 §2, as far as a resource server needs them. */
const discovery = v.object({
  issuer: v.string(),
  jwks_uri: v.optional(v.string()),
  userinfo_endpoint: v.optional(v.string()),
  introspection_endpoint: v.optional(v.string()),
});
type Endpoint = Exclude<keyof v.InferOutput<typeof discovery>, 'issuer'>;

/** The only places that are asked about an issuer's tokens. */
function originsOf(identity: IssuerIdentity): string[] {
  const own = identity.tokens === 'jwt' ? identity.keys : identity.endpoint;
  const urls = [identity.issuer, ...(own === undefined ? [] : [own])];
  return [...urls.map((url) => new URL(url).origin), ...identity.origins];
}

/** Where an issuer is asked for what: as configured, else as its discovery document says. */
export class Issuer {
  readonly outside: Outside;
  readonly #identity: IssuerIdentity;
  readonly #now: Clock;
  #found: { readonly at: number; readonly said: v.InferOutput<typeof discovery> } | undefined;

  constructor(identity: IssuerIdentity, now: Clock) {
    this.#identity = identity;
    this.#now = now;
    this.outside = new Outside(originsOf(identity));
  }

  /** @throws {GatewayFault} `vendor-failed` where the issuer does not say, or names a strange host */
  async endpoint(which: Endpoint, signal: AbortSignal): Promise<string> {
    const identity = this.#identity;
    const configured = identity.tokens === 'jwt' ? identity.keys : identity.endpoint;
    const url = configured ?? (await this.#discover(signal))[which];
    if (url === undefined || !URL.canParse(url)) {
      throw new GatewayFault('vendor-failed', { cause: `${identity.issuer} names no ${which}` });
    }
    if (!originsOf(identity).includes(new URL(url).origin)) {
      const cause = `${url} is on another host than the issuer: add it to identity.origins`;
      throw new GatewayFault('vendor-failed', { cause });
    }
    return url;
  }

  async #discover(signal: AbortSignal): Promise<v.InferOutput<typeof discovery>> {
    if (this.#found && this.#now() - this.#found.at < KEPT_MS) return this.#found.said;
    const { issuer } = this.#identity;
    const url = `${issuer.replace(/\/$/u, '')}/.well-known/openid-configuration`;
    const answer = await this.outside.ask(url, {}, signal);
    const read = v.safeParse(discovery, answer.body);
    if (answer.status !== 200 || !read.success || read.output.issuer !== issuer) {
      const cause = `${url} does not describe ${issuer}`;
      throw new GatewayFault('vendor-failed', { cause });
    }
    this.#found = { at: this.#now(), said: read.output };
    return read.output;
  }
}
