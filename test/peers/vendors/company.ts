import type { SoftphoneVendor } from '../../../gateway/src/softphone-policy';
import type { SdkSite } from '../sdk/sdk-site';

/** What must be found in no place but those that have to know it. */
export type VendorSecret = {
  /** As a failing test is to name it. */
  readonly what: string;
  readonly value: string;
  /** It is made for the SDK in the agent's page: that, and what hands it over, hold it. */
  readonly forSdk?: true;
  /** It is part of a script's address, which a browser may keep: whether it is worth nothing by now. */
  readonly spent?: () => boolean;
};

/** A company that has one of the vendors' call centres, all of it simulated: an agent, and who calls. */
export type VendorCompany = {
  readonly vendor: SoftphoneVendor;
  /** `callCentre` of the gateway's configuration, without `vendor`. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** What the agent is called at the vendor. */
  readonly agent: string;
  /** Where agents sign in at the vendor itself: what its page asks, and whose client the gateway is. */
  readonly signIn?: {
    readonly clientId: string;
    readonly login: string;
    readonly password: string;
    /** Whether no token there can be renewed any more. */
    readonly revoked: () => boolean;
  };
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
  /** A customer calls the agent; `from` as it is dialled in China. */
  readonly ring: (from?: string) => void;
  /** The customer, who may be with the colleague by then. */
  readonly farHangsUp: () => void;
  readonly colleague: {
    /** As the vendor's directory has them: a person, or a skill group in which there is one. */
    readonly name: string;
    readonly number: string;
    readonly answers: (on: boolean) => void;
    /** The customer whom they have been handed, as the vendor writes the number. */
    readonly customer: () => string | undefined;
  };
  /** Whether the vendor believes that the agent is there. */
  readonly onDuty: () => boolean;
  /** The token that the agent's work rests on grows old at the vendor, whatever goes on. */
  readonly expireToken: () => void;
  /** Somebody else puts the agent off: another device of theirs, or where that is nothing, a supervisor. */
  readonly ousts: () => void;
  /** How often the vendor was asked for one and gave it. */
  readonly tokensGiven: () => number;
  /** What the gateway keeps for itself, and every token that the vendor has given so far. */
  readonly secrets: () => readonly VendorSecret[];
  /** A number that is busy. */
  readonly busy?: string;
  readonly stop: () => Promise<void>;
};
