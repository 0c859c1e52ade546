import { startAiccsCompany } from '../test/peers/aliyun-aiccs/company';
import { startCccCompany } from '../test/peers/aliyun-ccc/company';
import { startTcccCompany } from '../test/peers/tencent-tccc/company';
import type { VendorCompany } from '../test/peers/vendors/company';
import { PEOPLE } from './accounts';

const [EDWARD] = PEOPLE;

/** A call centre, simulated: how it is started for Edward, and what tells what he is called there. */
export type CallCentreCase = {
  /** Of the identity provider, or where agents sign in at the vendor, of the vendor. */
  readonly claim: string;
  /** `gateway`: how browsers will reach it. */
  readonly start: (gateway: string) => Promise<VendorCompany>;
};

/** The vendors as `npm run demo` has them. */
export const VENDORS = {
  'aliyun-ccc': { claim: 'phone_account', start: () => startCccCompany() },
  'aliyun-aiccs': { claim: 'email', start: () => startAiccsCompany(EDWARD.email) },
  'tencent-tccc': { claim: 'email', start: () => startTcccCompany(EDWARD.email) },
} as const satisfies Record<VendorCompany['vendor'], CallCentreCase>;

export type Vendor = keyof typeof VENDORS;

export function isVendor(name: string): name is Vendor {
  return Object.hasOwn(VENDORS, name);
}
