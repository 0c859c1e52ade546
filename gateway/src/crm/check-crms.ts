import type { Tenant } from '../configuration/tenant';
import { callbackOf } from '../oauth/broker';
import { Outside } from '../outside';
import type { Finding } from '../vendors/call-centre';
import { crmsOf } from './crms';

/** Proves each CRM's app as far as the CRM allows, and says what is left to the first sign-in. */
export async function checkCrms(
  { id, crm }: Pick<Tenant, 'id' | 'crm'>,
  publicUrl: string,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [name, { signIn, check }] of crmsOf(crm)) {
    findings.push(...(await check(new Outside(signIn.origins), signal)));
    const callback = callbackOf(publicUrl, name);
    const what = `${name}: not provable from here: ${callback} is registered, the scopes are granted`;
    findings.push({ what, ok: true });
  }
  return findings.map((finding) => ({ ...finding, what: `${id}: ${finding.what}` }));
}
