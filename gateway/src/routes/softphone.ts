import { GatewayFault } from '../gateway-fault';
import { jsonBody, jsonObject } from '../http/bodies';
import type { Asked } from '../http/environment';

/** `POST /softphone/session`: what the hosted page of this tenant's vendor starts with. */
export async function softphoneSession(asked: Asked): Promise<Response> {
  const { callCentre } = asked.get('tenant');
  if (!callCentre.softphoneSession) throw new GatewayFault('not-supported');
  const session = await callCentre.softphoneSession(asked.get('caller'), asked.get('signal'));
  return asked.json({ ...session, page: `/softphones/${session.page}/` });
}

/** `POST /softphone/api?action=X`, with the action's parameters as JSON. */
export async function softphoneApi(asked: Asked): Promise<Response> {
  return forward(asked, await jsonBody(asked));
}

/** `POST /aliyun-ccc/api?action=X` with the form field `request`, as that vendor's SDK asks. */
export async function aliyunCccApi(asked: Asked): Promise<Response> {
  if (asked.get('tenant').vendor !== 'aliyun-ccc') throw new GatewayFault('not-supported');
  const { request } = await asked.req.parseBody();
  return forward(asked, jsonObject(typeof request === 'string' ? request : ''));
}

async function forward(
  asked: Asked,
  request: Readonly<Record<string, unknown>>,
): Promise<Response> {
  const { callCentre } = asked.get('tenant');
  if (!callCentre.forward) throw new GatewayFault('not-supported');
  const action = asked.req.query('action') ?? '';
  if (!/^[A-Za-z][\w/-]{0,63}$/u.test(action)) throw new GatewayFault('request-invalid');
  asked.set('action', action);
  const reply = await callCentre.forward(asked.get('caller'), action, request, asked.get('signal'));
  return asked.json(reply ?? {});
}
