import type { SoftphoneVendor } from '../../../gateway/src/softphone-policy';
import type { SdkSite } from '../sdk/sdk-site';

/** A company that has one of the vendors' call centres, all of it simulated: an agent, and who calls. */
export type VendorCompany = {
  readonly vendor: SoftphoneVendor;
  /** `callCentre` of the gateway's configuration, without `vendor`. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What the agent is called at the vendor. */
  readonly agent: string;
  /** What the gateway is told of the vendor's SDK, if it comes from elsewhere than usual. */
  readonly pageSdk?: unknown;
  /** What stands in for the SDK, where it notes what a page does wrong. */
  readonly sdk?: Pick<SdkSite, 'misuses'>;
  /** Origins from which the softphone's page loads what stands in for the vendor. */
  readonly simulators: readonly string[];
  /** A customer who answers. */
  readonly number: string;
  /** The numbers that the vendor was asked to call, as it was told them. */
  readonly dialled: () => readonly string[];
  /** A customer calls the agent. */
  readonly ring: () => void;
  readonly farHangsUp: () => void;
  readonly colleague: { readonly number: string; readonly answers: (on: boolean) => void };
  /** A number that is busy. */
  readonly busy?: string;
  readonly stop: () => Promise<void>;
};
