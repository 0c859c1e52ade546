import * as v from 'valibot';
import { complaint } from '../configuration/complaint';
import { aiccsCallCentre } from './aliyun-aiccs/aliyun-aiccs';
import { aiccsOrigins, aiccsSettings } from './aliyun-aiccs/settings';
import { aliyunCcc } from './aliyun-ccc/aliyun-ccc';
import { aliyunSignIn } from './aliyun-ccc/oauth/sign-in';
import { aliyunCccOrigins, aliyunCccSettings } from './aliyun-ccc/settings';
import { sipSettings } from './sip/settings';
import { sipCallCentre } from './sip/sip';
import { tcccOrigins, tcccSettings } from './tencent-tccc/settings';
import { tcccCallCentre } from './tencent-tccc/tencent-tccc';
import type { ChosenVendor, Vendor } from './vendor';

/** Reads settings once, and forgets their type: the rest of the gateway knows `CallCentre` alone. */
function entry<Settings>(vendor: Vendor<Settings>) {
  return (name: string) =>
    v.pipe(
      vendor.settings,
      v.transform((settings): ChosenVendor => {
        const signIn = vendor.signIn?.(settings);
        return {
          vendor: name,
          origins: vendor.origins(settings),
          open: (world) => vendor.callCentre(settings, world),
          ...(signIn && { signIn, client: signIn.client }),
        };
      }),
    );
}

/** Every kind of call centre, by the name that stands in the configuration as `vendor`. */
const VENDORS = {
  'aliyun-ccc': entry({
    settings: aliyunCccSettings,
    origins: aliyunCccOrigins,
    callCentre: aliyunCcc,
    signIn: aliyunSignIn,
  }),
  'aliyun-aiccs': entry({
    settings: aiccsSettings,
    origins: aiccsOrigins,
    callCentre: aiccsCallCentre,
  }),
  'tencent-tccc': entry({
    settings: tcccSettings,
    origins: tcccOrigins,
    callCentre: tcccCallCentre,
  }),
  sip: entry({ settings: sipSettings, origins: () => [], callCentre: sipCallCentre }),
} as const;

/** `callCentre` of a tenant: `vendor`, and beside it that vendor's own settings. */
export const chosenVendor = v.pipe(
  v.looseObject({ vendor: v.picklist(Object.keys(VENDORS) as (keyof typeof VENDORS)[]) }),
  v.rawTransform(({ dataset, addIssue, NEVER }): ChosenVendor => {
    const { vendor, ...settings } = dataset.value;
    const read = v.safeParse(VENDORS[vendor](vendor), settings);
    if (read.success) return read.output;
    for (const issue of read.issues) addIssue({ message: complaint(issue), path: issue.path });
    return NEVER;
  }),
);
