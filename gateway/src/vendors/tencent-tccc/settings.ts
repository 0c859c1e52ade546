import * as v from 'valibot';
import { secretReference } from '../../configuration/secret-reference';
import { simulatorOrigin, vendorOrigin } from '../vendor-address';

const text = v.pipe(v.string(), v.nonEmpty('must not be empty'));

/** https://www.tencentcloud.com/document/api/1229/59615 */
const SITES = {
  china: 'https://ccc.tencentcloudapi.com',
  international: 'https://ccc.intl.tencentcloudapi.com',
} as const;

/** The header is optional for this API; nothing but these is ever sent in it. */
const REGIONS = [
  'ap-guangzhou',
  'ap-shanghai',
  'ap-beijing',
  'ap-hongkong',
  'ap-singapore',
] as const;

/** 腾讯云联络中心 (TCCC): a key of the company's, and one application. */
export const tcccSettings = v.strictObject({
  secretId: text,
  secretKey: secretReference,
  /** 应用 ID, as https://console.cloud.tencent.com/ccc has it. */
  sdkAppId: v.pipe(v.number(), v.integer(), v.minValue(1)),
  site: v.optional(v.picklist(['china', 'international']), 'china'),
  region: v.optional(v.picklist(REGIONS)),
  /** Where `RecordURL` leads: the origins from which recordings may be fetched. */
  recordings: v.optional(v.array(vendorOrigin), []),
  /** Simulators in place of the vendor. */
  endpoints: v.optional(
    v.strictObject({ api: simulatorOrigin, recordings: v.optional(simulatorOrigin) }),
  ),
});

export type TcccSettings = v.InferOutput<typeof tcccSettings>;

export function apiOf({ site, endpoints }: TcccSettings): string {
  return endpoints?.api ?? SITES[site];
}

/** Where recordings may be fetched from. */
export function recordingOrigins({ recordings, endpoints }: TcccSettings): readonly string[] {
  return endpoints?.recordings === undefined ? recordings : [...recordings, endpoints.recordings];
}

/** All that this vendor's `Outside` reaches. */
export function tcccOrigins(settings: TcccSettings): readonly string[] {
  return [apiOf(settings), ...recordingOrigins(settings)];
}
