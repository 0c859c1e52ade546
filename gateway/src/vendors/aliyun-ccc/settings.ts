import * as v from 'valibot';
import { leadsToLoopback, secureOrigin } from '../../configuration/address';
import { secretReference } from '../../configuration/secret-reference';
import { RECORDINGS, REGIONS, SITES, VERSIONS } from './places';

const names = <T extends object>(table: T) => Object.keys(table) as (keyof T & string)[];
const text = v.pipe(v.string(), v.nonEmpty('must not be empty'));

/** Simulators stand on this machine; no other host can be put in the vendor's place. */
const simulator = v.pipe(
  secureOrigin,
  v.check((url) => URL.canParse(url) && leadsToLoopback(url), 'may lead to this machine alone'),
);

const centre = {
  /** The instance's own id, `instanceId` in the vendor's documents. */
  instance: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/u, 'may have letters, digits, - and _')),
  region: v.optional(v.picklist(names(REGIONS)), 'cn-shanghai'),
  version: v.optional(v.picklist(names(VERSIONS)), '2.x'),
  endpoints: v.optional(
    v.strictObject({
      api: v.optional(simulator),
      signIn: v.optional(simulator),
      oauth: v.optional(simulator),
      recordings: v.optional(simulator),
    }),
    {},
  ),
};

const oauth = {
  site: v.optional(v.picklist(names(SITES)), 'cn'),
  clientId: text,
  /** `/acs/ccc` is what the call centre wants; `openid` tells who has signed in. */
  scope: v.optional(text, 'openid aliuid profile /acs/ccc'),
};

/** How the vendor is spoken to: with each agent's own token, or with one key for all. */
export const aliyunCccSettings = v.variant('mode', [
  v.variant('app', [
    v.strictObject({
      ...centre,
      ...oauth,
      mode: v.literal('token'),
      app: v.literal('WebApp'),
      clientSecret: secretReference,
      /** RAM users (`name@account.onaliyun.com`) who are admins here. */
      admins: v.optional(v.array(text), []),
    }),
    /** The extension signs in at Aliyun itself, and shows Aliyun's access token. */
    v.strictObject({ ...centre, ...oauth, mode: v.literal('token'), app: v.literal('NativeApp') }),
  ]),
  v.strictObject({
    ...centre,
    mode: v.literal('access-key'),
    accessKeyId: text,
    accessKeySecret: secretReference,
  }),
]);

export type AliyunCccSettings = v.InferOutput<typeof aliyunCccSettings>;

export const apiOrigin = ({ region, endpoints }: AliyunCccSettings): string =>
  endpoints.api ?? REGIONS[region];

/** The only origins that a tenant with these settings reaches. */
export function aliyunCccOrigins(settings: AliyunCccSettings): string[] {
  const recordings = settings.endpoints.recordings ?? RECORDINGS[settings.region];
  const oauth =
    settings.mode === 'token' ? [settings.endpoints.oauth ?? SITES[settings.site].oauth] : [];
  return [apiOrigin(settings), recordings, ...oauth];
}
