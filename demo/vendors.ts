import { startAiccsCompany } from '../test/peers/aliyun-aiccs/company';
import { startCccCompany } from '../test/peers/aliyun-ccc/company';
import { startTcccCompany } from '../test/peers/tencent-tccc/company';
import type { VendorCompany } from '../test/peers/vendors/company';
import { PEOPLE } from './accounts';

const [EDWARD] = PEOPLE;

/**
 * The vendors, simulated: how each is started for Edward, and the claim of the identity provider that
 * says what he is called there.
 */
export const VENDORS = {
  'aliyun-ccc': { claim: 'phone_account', start: () => startCccCompany() },
  'aliyun-aiccs': { claim: 'email', start: () => startAiccsCompany(EDWARD.email) },
  'tencent-tccc': { claim: 'email', start: () => startTcccCompany(EDWARD.email) },
} as const satisfies Record<
  VendorCompany['vendor'],
  { readonly claim: string; readonly start: () => Promise<VendorCompany> }
>;

export type Vendor = keyof typeof VENDORS;

export function isVendor(name: string): name is Vendor {
  return Object.hasOwn(VENDORS, name);
}
