import * as v from 'valibot';
import { leadsToLoopback, secureOrigin } from './address';
import { secretReference } from './secret-reference';
import { tenant, type IssuerIdentity, type Tenant } from './tenant';

const perMinute = (usual: number) =>
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), usual);

const key = v.pipe(
  secretReference,
  v.check(
    (secret) => Buffer.from(secret.reveal(), 'base64url').length === 32,
    'is no key of 32 bytes: `keygen seal` makes one',
  ),
);

const simulator = v.pipe(
  v.string(),
  v.check((url) => URL.canParse(url) && leadsToLoopback(url), 'may lead to this machine alone'),
);

const sealKey = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,32}$/u, 'may have letters, digits, - and _')),
  key,
});

/** The whole configuration, as docs/gateway.md tells it. */
export const settings = v.strictObject({
  listen: v.optional(
    v.strictObject({
      host: v.optional(v.string(), '127.0.0.1'),
      port: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535)), 8787),
    }),
    {},
  ),
  /** How browsers reach it. */
  publicUrl: secureOrigin,
  /** Whether a proxy of ours stands in front, whose `X-Forwarded-For` tells who asks. */
  behindProxy: v.optional(v.boolean(), false),
  /** The ids of the extension (store, self-hosted): nobody else's page may ask. */
  extensions: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[a-p]{32}$/u, 'is no extension id'))),
    v.minLength(1, 'must name the id of the extension'),
  ),
  /** The first seals, all of them open. */
  sealKeys: v.pipe(
    v.tupleWithRest([sealKey], sealKey),
    v.check((keys) => unique(keys.map(({ id }) => id)), 'must not name two keys alike'),
  ),
  /** After so many hours an agent signs in again at a vendor. */
  sealHours: v.optional(v.pipe(v.number(), v.minValue(0.01), v.maxValue(24 * 365)), 12),
  /** From it come the keys under which agents' browsers store; change it, and that is lost. */
  storageKey: key,
  /** Requests in a minute. */
  limits: v.optional(
    v.strictObject({
      perSubject: perMinute(300),
      everyone: perMinute(30_000),
      /** With a token that is none, from one address. */
      refusals: perMinute(60),
    }),
    {},
  ),
  /** Where vendors' SDKs come from, by vendor, if not from where their pages know. */
  softphones: v.optional(
    v.strictObject({
      sdk: v.optional(v.record(v.string(), v.unknown()), {}),
      /** Simulators that the pages may speak with: on this machine alone. */
      simulators: v.optional(v.array(simulator), []),
    }),
    {},
  ),
  /** Opens `/metrics` to others than this machine, as a bearer. */
  metricsToken: v.optional(secretReference),
  tenants: v.pipe(
    v.array(tenant),
    v.minLength(1),
    v.check((all) => unique(all.map(({ id }) => id)), 'must not have two tenants of one id'),
    v.check(
      chosenByClaim,
      'with one issuer each need `identity.where`, to tell their people apart',
    ),
    v.check(
      (all) => unique(all.flatMap(({ callCentre: { client } }) => client ?? [])),
      'must not sign in through one client id: a sign-in would not know whose it is',
    ),
    v.check(
      oneOpaqueIssuer,
      'have opaque tokens of two issuers: such a token does not say whose it is, and would be shown ' +
        'to both. Use "tokens": "jwt", or one gateway for each',
    ),
  ),
});

export type Settings = v.InferOutput<typeof settings>;

const unique = (names: readonly string[]): boolean => new Set(names).size === names.length;

const issuers = (tenants: Tenant[]): IssuerIdentity[] =>
  tenants.flatMap(({ identity }) => (identity.tokens === 'session' ? [] : [identity]));

function chosenByClaim(tenants: Tenant[]): boolean {
  const all = issuers(tenants);
  return all.every(
    (one) => one.where ?? all.filter(({ issuer }) => issuer === one.issuer).length === 1,
  );
}

function oneOpaqueIssuer(tenants: Tenant[]): boolean {
  const opaque = issuers(tenants).filter(({ tokens }) => tokens !== 'jwt');
  return new Set(opaque.map(({ issuer, tokens }) => `${tokens} ${issuer}`)).size <= 1;
}
