import * as v from 'valibot';
import type { Settings } from '../../policy/settings';
import type { ApiAnswer, ApiRequest } from '../../telephony/api';
import type { Gateway } from './ask-gateway';
import type { GatewayFailure } from './gateway-answer';

/** The page's word for new credentials; everything else is an action of its vendor's API. */
const NEW_SESSION = 'softphone-session';

const session = v.object({ credentials: v.unknown() });

type Chosen = Pick<Settings, 'provider' | 'hostedUrl' | 'gateway'>;

/**
 * Puts a hosted page's request to the gateway, in the agent's name: only for a page of the gateway's
 * own, as any other is somebody else's.
 */
export async function softphoneApi(
  gateway: Pick<Gateway, 'ask'>,
  chosen: Chosen,
  { action, request }: ApiRequest,
): Promise<ApiAnswer> {
  if (!onTheGateway(chosen)) return { error: { code: 'not-set-up' } };
  if (action === NEW_SESSION) {
    const answer = await gateway.ask({ path: '/softphone/session', body: {} }, session);
    return answer.ok ? { reply: answer.value.credentials } : refused(answer);
  }
  const path = `/softphone/api?action=${encodeURIComponent(action)}`;
  const answer = await gateway.ask({ path, body: request }, v.unknown());
  return answer.ok ? { reply: answer.value } : refused(answer);
}

function onTheGateway({ provider, hostedUrl, gateway }: Chosen): boolean {
  if (provider !== 'hosted' || gateway === '') return false;
  return hostedUrl === '' || URL.parse(hostedUrl)?.origin === URL.parse(gateway)?.origin;
}

function refused({ error: code, vendor }: GatewayFailure): ApiAnswer {
  return { error: { code, ...(vendor && { vendor }) } };
}
