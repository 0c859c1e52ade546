import type { ProviderKind, WhileBusy } from '../../lib/messaging/protocol';

/** The agent's settings as this page edits them; the hub checks them again when they are saved. */
export type SettingsDraft = {
  readonly provider: ProviderKind;
  readonly issuer: string;
  readonly clientId: string;
  readonly scope: string;
  readonly sipCredentialsUrl: string;
  readonly hostedUrl: string;
  readonly region: string;
  readonly whileBusy: WhileBusy;
  /** By origin: whether numbers are found there. */
  readonly sites: Readonly<Record<string, boolean>>;
  readonly siteRegions: Readonly<Record<string, string>>;
  readonly formatDetection: Readonly<Record<string, 'ignore'>>;
};
