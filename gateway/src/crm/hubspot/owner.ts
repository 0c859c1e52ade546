import * as v from 'valibot';
import { GatewayFault } from '../../gateway-fault';
import type { Claims } from '../../oauth/claims';
import type { Outside } from '../../outside';

const owner = v.object({ id: v.pipe(v.string(), v.regex(/^\d{1,20}$/u)) });

/**
 * A user's id as owner of records, which is another than their user id; `undefined` for users who may
 * own none, or where it cannot be told: calls are written all the same, without an owner.
 */
export async function ownerOf(
  api: string,
  user: string,
  outside: Outside,
  access: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const url = `${api}/crm/v3/owners/${encodeURIComponent(user)}?idProperty=userId`;
  const headers = { authorization: `Bearer ${access}`, accept: 'application/json' };
  try {
    const { status, body } = await outside.ask(url, { headers }, signal);
    const read = v.safeParse(owner, body);
    return status === 200 && read.success ? read.output.id : undefined;
  } catch (error) {
    if (error instanceof GatewayFault) return undefined;
    throw error;
  }
}

/** A new call or contact is the agent's own, whatever a request says; without an owner, HubSpot shows the app's. */
export function ownedBy(
  body: Readonly<Record<string, unknown>>,
  { owner: id }: Claims,
): Readonly<Record<string, unknown>> {
  const { properties } = body;
  if (typeof properties !== 'object' || properties === null) return body;
  const said = { ...properties, hubspot_owner_id: id };
  // What is undefined is not sent.
  return { ...body, properties: said };
}
