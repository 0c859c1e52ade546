import type { CallCentre } from '../call-centre';
import type { Ask } from './rpc/ask';
import type { AliyunCccSettings } from './settings';
import { userIdOf } from './user-id';

/** What the hosted page starts its SDK with: nothing of it is a secret. */
type AliyunCccCredentials = {
  readonly instanceId: string;
  readonly regionId: string;
  readonly userId: string;
};

/** Asks the vendor for the agent first: whoever is none there learns it now, and not from the SDK. */
export function softphoneSession(
  settings: AliyunCccSettings,
  ask: Ask,
): NonNullable<CallCentre['softphoneSession']> {
  return async (caller, signal) => {
    const userId = userIdOf(settings, caller.vendorUser);
    await ask(caller, 'GetLoginDetails', { UserId: userId }, signal);
    const credentials: AliyunCccCredentials = {
      instanceId: settings.instance,
      regionId: settings.region,
      userId,
    };
    return { page: 'aliyun-ccc', credentials };
  };
}
