import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { Outside } from '../../../../gateway/src/outside';
import { chosenVendor } from '../../../../gateway/src/vendors/registry';
import { startAiccsCompany } from '../../../peers/aliyun-aiccs/company';
import { startCccCompany } from '../../../peers/aliyun-ccc/company';
import { startTcccCompany } from '../../../peers/tencent-tccc/company';
import type { VendorCompany } from '../../../peers/vendors/company';
import type { Rig } from '../rigs';
import { hostPage } from './hosted-page';
import { agentCalled, throughGateway } from './through-gateway';

export type VendorRig<Company> = Rig & {
  readonly company: Company;
  readonly newSession: () => Promise<unknown>;
};

export const aiccsRig = async (bench: Page) => vendorRig(bench, await startAiccsCompany());
export const tcccRig = async (bench: Page) => vendorRig(bench, await startTcccCompany());
export const cccRig = async (bench: Page, integrity?: (script: string) => string) =>
  vendorRig(bench, await startCccCompany(integrity ? { integrity } : {}));

/** A vendor's page on the drop-in SDK, over the gateway's own code, at the simulated vendor. */
async function vendorRig<Company extends VendorCompany>(
  bench: Page,
  company: Company,
): Promise<VendorRig<Company>> {
  const { vendor, settings, agent, pageSdk, simulators } = company;
  const chosen = v.parse(chosenVendor, { vendor, ...settings });
  const centre = chosen.open({ outside: new Outside(chosen.origins), clock: Date.now });
  const caller = agentCalled(agent);
  const credentials = await throughGateway(bench, centre, caller);
  const page = await hostPage(vendor, {
    framedBy: [new URL(bench.url()).origin],
    ...(pageSdk !== undefined && { sdk: { [vendor]: pageSdk } }),
    simulators,
  });
  return {
    company,
    newSession: async () =>
      (await centre.softphoneSession?.(caller, new AbortController().signal))?.credentials,
    config: { kind: 'hosted', url: page.url },
    credentials,
    number: company.number,
    ring: () => Promise.resolve(company.ring()),
    farHangsUp: () => Promise.resolve(company.farHangsUp()),
    colleague: {
      number: company.colleague.number,
      answers: (on) => Promise.resolve(company.colleague.answers(on)),
    },
    ...(company.busy !== undefined && { busy: company.busy }),
    stop: async () => {
      await Promise.all([page.stop(), company.stop()]);
      // A page that did what a vendor's documents forbid has failed its test, whatever came of it.
      expect(company.sdk?.misuses ?? []).toEqual([]);
    },
  };
}
