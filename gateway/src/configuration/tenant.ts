import * as v from 'valibot';
import { crmsSettings } from '../crm/crms';
import { chosenVendor } from '../vendors/registry';
import { secureAddress, secureOrigin } from './address';
import { secretReference } from './secret-reference';

const text = v.pipe(v.string(), v.nonEmpty('must not be empty'));

/** Public-key signatures alone: with HS256, whoever knows the public key could sign. */
const algorithms = v.pipe(
  v.array(
    v.picklist([
      ...(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'] as const),
      ...(['ES256', 'ES384', 'ES512', 'EdDSA'] as const),
    ]),
  ),
  v.minLength(1),
);

const everyIdentity = {
  /** As the provider spells itself: `iss` must be equal. */
  issuer: secureAddress,
  /** Which of the issuer's people are this tenant's; may be left out if all of them are. */
  where: v.optional(v.strictObject({ claim: text, is: text })),
  /** Other hosts on which the issuer's discovery document has its endpoints. */
  origins: v.optional(v.array(secureOrigin), []),
};

const identity = v.variant('tokens', [
  /** Signed tokens: checked here, with the issuer's public keys. */
  v.strictObject({
    ...everyIdentity,
    tokens: v.literal('jwt'),
    audience: text,
    algorithms: v.optional(algorithms, ['RS256']),
    keys: v.optional(secureAddress),
  }),
  /** Opaque tokens: the issuer says whose they are, but not for whom it made them. */
  v.strictObject({
    ...everyIdentity,
    tokens: v.literal('userinfo'),
    endpoint: v.optional(secureAddress),
  }),
  /** RFC 7662. */
  v.strictObject({
    ...everyIdentity,
    tokens: v.literal('introspection'),
    audience: text,
    clientId: text,
    clientSecret: secretReference,
    endpoint: v.optional(secureAddress),
  }),
  /** Agents sign in at the call centre's vendor, through the gateway. */
  v.strictObject({ tokens: v.literal('session') }),
]);

export type Identity = v.InferOutput<typeof identity>;
export type IssuerIdentity = Exclude<Identity, { tokens: 'session' }>;

/** Which claims tell who the agent is. A dot leads into an object, where no claim has that name. */
const agents = v.strictObject({
  /** The agent's own name at the call centre. */
  vendorUser: v.optional(text, 'sub'),
  name: v.optional(text, 'name'),
  /** The claim that holds roles or groups. */
  roles: v.optional(text, 'roles'),
  /** Whoever has this one is an admin. */
  admin: v.optional(text),
  /** If given, whoever lacks it has no phone. */
  agent: v.optional(text),
});

export type AgentClaims = v.InferOutput<typeof agents>;

export const tenant = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/u, 'may have letters, digits, - and _')),
  identity,
  agents: v.optional(agents, {}),
  callCentre: chosenVendor,
  /** CRMs that want a secret. */
  crm: v.optional(crmsSettings),
});

/** One customer, with an identity provider and a call centre of its own. */
export type Tenant = v.InferOutput<typeof tenant>;
