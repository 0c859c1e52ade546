import { readConfiguration } from '../configuration/read-configuration';
import { checkCrms } from '../crm/check-crms';
import { GatewayFault } from '../gateway-fault';
import { checkIdentity } from '../identity/check-identity';
import { openTenants } from '../tenants';
import type { CallCentre, Finding } from '../vendors/call-centre';
import { configurationFile, type Command } from './console';
import { report } from './findings';

const PATIENCE_MS = 60_000;

/** `check`: proves the configuration against identity providers and vendors, and prints each point. */
export const check: Command = async (args, console) => {
  const { tenants, publicUrl } = readConfiguration(configurationFile(args, console));
  const opened = openTenants(tenants, Date.now);
  const signal = AbortSignal.timeout(PATIENCE_MS);
  const findings: Finding[] = [];
  for (const tenant of tenants) {
    findings.push(await checkIdentity(tenant, Date.now, signal));
    const callCentre = opened.get(tenant.id)?.callCentre;
    if (callCentre) findings.push(...(await checkCallCentre(tenant.id, callCentre, signal)));
    findings.push(...(await checkCrms(tenant, publicUrl, signal)));
  }
  return report(console, findings);
};

/** A vendor that cannot be asked at all is a finding, too. */
export async function checkCallCentre(
  tenant: string,
  callCentre: CallCentre,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  try {
    const findings = await callCentre.check(signal);
    return findings.map((finding) => ({ ...finding, what: `${tenant}: ${finding.what}` }));
  } catch (error) {
    if (!(error instanceof GatewayFault)) throw error;
    const said = error.more.vendor?.message ?? 'Is this machine let out to the vendor’s hosts?';
    return [
      { what: `${tenant}: the call centre answers (${error.code})`, ok: false, remedy: said },
    ];
  }
}
