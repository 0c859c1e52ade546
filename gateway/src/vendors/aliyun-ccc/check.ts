import { GatewayFault } from '../../gateway-fault';
import { OAuthError } from '../../oauth/oauth-error';
import type { Outside } from '../../outside';
import type { Finding } from '../call-centre';
import { askForTokens } from './oauth/aliyun-tokens';
import { aliyunAppOf, type AliyunApp } from './oauth/app';
import type { Ask } from './rpc/ask';
import type { Parameters } from './rpc/request';
import { SITES } from './places';
import type { AliyunCccSettings } from './settings';

const firstPage: Parameters = { PageNumber: '1', PageSize: '1' };

/** A right, the harmless action that needs it, and what its absence costs. */
const RIGHTS: readonly (readonly [string, string, Parameters])[] = [
  ['the agents can be listed', 'ListUsers', firstPage],
  ['the skill groups can be listed', 'ListSkillGroups', { ...firstPage, SearchPattern: '' }],
  ['the numbers can be listed', 'ListPhoneNumbers', firstPage],
  ['the records of calls can be read', 'ListCallDetailRecords', firstPage],
];

/** Proves the key, the instance and each right of an AccessKey against the vendor. */
export async function checkAccessKey(
  { instance }: AliyunCccSettings,
  ask: Ask,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [right, action, parameters] of RIGHTS) {
    const what = `aliyun-ccc: ${right} (${action} of ${instance})`;
    try {
      await ask(undefined, action, parameters, signal);
      findings.push({ what, ok: true });
    } catch (error) {
      if (!(error instanceof GatewayFault)) throw error;
      findings.push({ what, ok: false, remedy: remedyOf(error, instance, action) });
    }
  }
  return findings;
}

/**
 * Tokens are the agents' own: what can be proven without one is that Aliyun answers, and that it does
 * not refuse the client and its secret, when it is shown a code that is none.
 */
export async function checkSignIn(
  settings: Extract<AliyunCccSettings, { mode: 'token' }>,
  outside: Outside,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const { site, endpoints } = settings;
  const url = `${endpoints.oauth ?? SITES[site].oauth}/.well-known/openid-configuration`;
  const what = `aliyun-ccc: Aliyun's OAuth (${site}) answers`;
  try {
    const { status } = await outside.ask(url, {}, signal);
    if (status !== 200) return [{ what, ok: false, remedy: `It answered ${status}: see site.` }];
  } catch {
    return [{ what, ok: false, remedy: 'It cannot be reached: open the way out to it.' }];
  }
  const app = aliyunAppOf(settings);
  return [{ what, ok: true }, ...(app ? [await checkClient(app, outside, signal)] : [])];
}

async function checkClient(
  app: AliyunApp,
  outside: Outside,
  signal: AbortSignal,
): Promise<Finding> {
  const what = `aliyun-ccc: clientId and clientSecret are not refused (${app.clientId})`;
  const code = { grant_type: 'authorization_code', code: 'none', redirect_uri: 'https://none/' };
  try {
    await askForTokens(app, outside, code, signal);
  } catch (error) {
    if (error instanceof OAuthError && error.error === 'invalid_grant') return { what, ok: true };
  }
  const remedy = 'Copy both anew from the WebApp in the RAM console.';
  return { what, ok: false, remedy };
}

function remedyOf({ code, more }: GatewayFault, instance: string, action: string): string {
  const said = more.vendor?.code ?? '';
  if (said === 'InvalidAccessKeyId.NotFound')
    return 'accessKeyId is no key: make one for a RAM user.';
  if (said === 'SignatureDoesNotMatch') return 'accessKeySecret is not the secret of accessKeyId.';
  if (said.startsWith('InvalidTimeStamp')) return "Set this machine's clock.";
  if (said === 'NotExists.InstanceId') return `There is no instance ${instance}: see its console.`;
  if (code === 'vendor-denied') {
    return `The key may not (${said}): make its RAM user an administrator of the instance, for ${action}.`;
  }
  return `The vendor said: ${said || code}.`;
}
