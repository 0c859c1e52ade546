import type { Caller } from '../../../caller';
import type { World } from '../../call-centre';
import { VERSIONS } from '../places';
import { apiOrigin, type AliyunCccSettings } from '../settings';
import { credentialOf, type Credential } from './credential';
import { understood, type Reply } from './fault';
import { once, rpcRequest, type Parameters } from './request';

/** One action of the OpenAPI in the name of a caller, or, without one, of the gateway's own key. */
export type Ask = (
  caller: Caller | undefined,
  name: string,
  parameters: Parameters,
  signal: AbortSignal,
) => Promise<Reply>;

/** The tenant's way to the OpenAPI. The instance is the configured one, whatever is asked. */
export function asking(settings: AliyunCccSettings, { outside, clock }: World): Ask {
  const origin = apiOrigin(settings);
  const version = VERSIONS[settings.version];
  return async (caller, name, parameters, signal) => {
    const action = { name, version, parameters: { ...parameters, InstanceId: settings.instance } };
    const credential = proofFor(settings, caller);
    const { url, init } = rpcRequest(origin, action, credential, once(clock()));
    return understood(await outside.ask(url, init, signal), settings.mode);
  };
}

function proofFor(settings: AliyunCccSettings, caller: Caller | undefined): Credential {
  if (settings.mode === 'access-key') {
    return {
      kind: 'access-key',
      id: settings.accessKeyId,
      secret: settings.accessKeySecret,
    };
  }
  if (!caller) throw new TypeError('In token mode there is no key but the caller’s');
  return credentialOf(caller.token);
}
