import type { Secret } from '../../../secret';
import { SITES } from '../places';
import type { AliyunCccSettings } from '../settings';

/** A WebApp that a tenant has registered with Aliyun's OAuth: its secret never leaves the gateway. */
export type AliyunApp = {
  readonly clientId: string;
  readonly clientSecret: Secret;
  readonly scope: string;
  /** RAM users who are admins here, by the name that Aliyun tells. */
  readonly admins: readonly string[];
  /** Origins of Aliyun's sign-in page and of its OAuth. */
  readonly signIn: string;
  readonly oauth: string;
};

/** The app through which the agents of these settings sign in; other modes have none. */
export function aliyunAppOf(settings: AliyunCccSettings): AliyunApp | undefined {
  if (settings.mode !== 'token' || settings.app !== 'WebApp') return undefined;
  const { clientId, clientSecret, scope, admins, site, endpoints } = settings;
  return {
    ...{ clientId, clientSecret, scope, admins },
    signIn: endpoints.signIn ?? SITES[site].signIn,
    oauth: endpoints.oauth ?? SITES[site].oauth,
  };
}
