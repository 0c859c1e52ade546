import * as v from 'valibot';
import type { Caller, Role } from '../../caller';
import { GatewayFault } from '../../gateway-fault';
import type { CallCentre } from '../call-centre';
import type { Action } from './actions/action';
import { ADMIN_ACTIONS_1, AGENT_ACTIONS_1 } from './actions/version-1';
import { ADMIN_ACTIONS, AGENT_ACTIONS } from './actions/version-2';
import type { Ask } from './rpc/ask';
import { asJson, flattened, withBigLetters } from './rpc/parameters';
import { forTheSdk } from './rpc/reply';
import type { AliyunCccSettings } from './settings';
import { userIdOf } from './user-id';

/** All that may be forwarded, by the role it takes. An admin may do what an agent may. */
export const FORWARDED: Readonly<
  Record<AliyunCccSettings['version'], Readonly<Record<Role, readonly Action[]>>>
> = {
  '2.x': { agent: AGENT_ACTIONS, admin: ADMIN_ACTIONS },
  '1.x': { agent: AGENT_ACTIONS_1, admin: ADMIN_ACTIONS_1 },
};

/** `forward` of this call centre: what is on no list of the caller's roles never leaves. */
export function forwarding(
  settings: AliyunCccSettings,
  ask: Ask,
): NonNullable<CallCentre['forward']> {
  const { version } = settings;
  return async (caller, name, request, signal) => {
    const listed = found(version, caller, name);
    if (!listed) {
      const roles = [...caller.roles].join(' and ');
      const cause = `action ${printable(name)} is on no list of ${version} for ${roles}`;
      throw new GatewayFault('forbidden', { cause });
    }
    const action = (settings.mode === 'access-key' ? listed.withKey : undefined) ?? listed;
    const parameters = checked(action, request);
    const self = userIdOf(settings, caller.vendorUser);
    for (const own of action.own) parameters[own] = own.endsWith('List') ? [self] : self;
    // What the SDK may look up there is the instance's own settings.
    if (name === 'ListConfigItems') {
      parameters['ObjectType'] = 'INSTANCE';
      parameters['ObjectId'] = settings.instance;
    }
    const flat = version === '1.x' ? flattened(parameters) : asJson(parameters);
    return forTheSdk(await ask(caller, action.name, flat, signal), version === '1.x');
  };
}

function found(version: AliyunCccSettings['version'], { roles }: Caller, name: string) {
  const lists = FORWARDED[version];
  return [...roles].flatMap((role) => lists[role]).find((one) => one.name === name);
}

function checked(action: Action, request: Readonly<Record<string, unknown>>) {
  const given = Object.entries(withBigLetters(request)).filter(([, value]) => value !== null);
  const read = v.safeParse(action.arguments, Object.fromEntries(given));
  if (read.success) return { ...read.output };
  const wrong = read.issues.map((issue) => v.getDotPath(issue) ?? '').join(', ');
  throw new GatewayFault('request-invalid', { cause: `${action.name}: ${wrong}` });
}

/** A name that is on no list may be anything. */
const printable = (name: string): string => name.replace(/[^\w]/gu, '?').slice(0, 64);
