import { GatewayFault } from '../../gateway-fault';
import { Secret } from '../../secret';
import type { Finding, World } from '../call-centre';
import type { AiccsAction } from './actions';
import type { Parameters, Rpc } from './rpc';
import type { AiccsSettings } from './settings';
import { exchangeToken } from './token-exchange';

const told = (error: unknown): string => {
  if (!(error instanceof GatewayFault)) throw error;
  const { code = '', message = '' } = error.more.vendor ?? {};
  return `${error.code} ${code} ${message}`.trim();
};

async function finding(what: string, remedy: string, prove: () => Promise<unknown>) {
  try {
    await prove();
    return { what, ok: true };
  } catch (error) {
    return { what, ok: false, remedy: `${remedy} (${told(error)})` };
  }
}

/** One question for each right that the AccessKey needs; none of them changes anything. */
const RIGHTS: readonly (readonly [string, AiccsAction, Parameters])[] = [
  ['skill groups', 'ListSkillGroup', {}],
  ['departments', 'GetAllDepartment', {}],
  ['numbers', 'QueryHotlineNumber', { CurrentPage: 1, PageSize: 1 }],
  ['call records', 'HotlineSessionQuery', { PageNo: 1, PageSize: 1 }],
];

async function tokenExchange(settings: AiccsSettings, world: World, signal: AbortSignal) {
  const { signIn, checkAccount: vendorUser } = settings;
  const what = 'aliyun-aiccs: token exchange';
  if (signIn.mode === 'oauth') return { what: `${what}: proven when an agent signs in`, ok: true };
  if (vendorUser === undefined)
    return { what, ok: false, remedy: 'Name an agent in "checkAccount", so that it can be tried.' };
  const remedy = 'Compare client, issuer, callback and public key with the developer portal';
  return finding(what, remedy, () => {
    const nobody = { vendorUser, token: new Secret('') };
    return exchangeToken(settings, nobody, ['user_management', 'hotline'], world, signal);
  });
}

/** The AccessKey, right by right, and the token exchange. The token is thrown away. */
export async function check(
  settings: AiccsSettings,
  world: World,
  rpc: Rpc,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const [name, action, parameters] of RIGHTS) {
    const what = `aliyun-aiccs: ${name} of ${settings.instance}`;
    const remedy = `Allow ${action} to the AccessKey, and compare the instance with the console`;
    findings.push(await finding(what, remedy, () => rpc(action, parameters, signal)));
  }
  return [...findings, await tokenExchange(settings, world, signal)];
}
