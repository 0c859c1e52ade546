import * as v from 'valibot';
import { secretReference } from '../../configuration/secret-reference';
import { simulatorOrigin, vendorOrigin } from '../vendor-address';

const text = v.pipe(v.string(), v.nonEmpty('must not be empty'));

/** How an agent is made known to the vendor: 免登模式 in its developer portal. */
const signIn = v.variant('mode', [
  /** We vouch for the agent, with a key whose public half lies in the portal. */
  v.strictObject({
    mode: v.literal('jwt'),
    /** 签发网站域名, as it stands in the portal. */
    issuer: text,
    /** PKCS#8, as PEM or as the bare base64 of the vendor's demo. */
    privateKey: secretReference,
  }),
  /** The agent's token at the third party; the vendor asks there whose it is. */
  v.strictObject({
    mode: v.literal('oauth'),
    appName: v.pipe(v.string(), v.regex(/^[A-Za-z\d]{1,10}$/u, 'is no App Name')),
  }),
]);

/** What the SDK calls, by its published names. */
const API_HOSTS = ['api.rhinokeen.com', 'aiccs.aliyuncs.com', 'scsp.aliyuncs.com'] as const;

/** 智能联络中心 (AICCS, Fuyun): what its console and its developer portal give. */
export const aiccsSettings = v.strictObject({
  /** 实例ID, as `ccc_xp_pre-cn-…`. */
  instance: text,
  accessKeyId: text,
  accessKeySecret: secretReference,
  clientId: text,
  clientSecret: secretReference,
  /** 回调地址, as it stands in the portal; nothing is ever sent there. */
  redirectUrl: v.pipe(v.string(), v.url()),
  signIn,
  apiHost: v.optional(v.picklist(API_HOSTS), 'api.rhinokeen.com'),
  /** Where the instance keeps its recordings: Alibaba's object storage, one host for each bucket. */
  recordings: v.optional(v.array(vendorOrigin), ['https://*.oss-cn-shanghai.aliyuncs.com']),
  /** An agent (`AccountName`) with whom `gateway check` may try the token exchange. */
  checkAccount: v.optional(text),
  /** Simulators in place of the vendor. */
  endpoints: v.optional(
    v.strictObject({
      signIn: simulatorOrigin,
      openApi: simulatorOrigin,
      recordings: v.optional(simulatorOrigin),
    }),
  ),
});

export type AiccsSettings = v.InferOutput<typeof aiccsSettings>;

const VENDOR = {
  signIn: 'https://signin.rhinokeen.com',
  openApi: 'https://aiccs.aliyuncs.com',
} as const;

/** The origins that the two services have here. */
export function services({ endpoints }: AiccsSettings): { signIn: string; openApi: string } {
  return endpoints ?? VENDOR;
}

/** Where recordings may be fetched from. */
export function recordingOrigins({ recordings, endpoints }: AiccsSettings): readonly string[] {
  return endpoints?.recordings === undefined ? recordings : [...recordings, endpoints.recordings];
}

/** All that this vendor's `Outside` reaches. */
export function aiccsOrigins(settings: AiccsSettings): readonly string[] {
  const { signIn: tokens, openApi } = services(settings);
  return [tokens, openApi, ...recordingOrigins(settings)];
}
