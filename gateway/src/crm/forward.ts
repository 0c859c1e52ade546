import type { Clock } from '../clock';
import { GatewayFault } from '../gateway-fault';
import type { Claims } from '../oauth/claims';
import { Outside, patience, readAll } from '../outside';
import type { Seal } from '../seal';
import { openSession, type SealedSession } from '../session';
import type { Crm, CrmName } from './crm';

/** More than any page of results; it is held in memory whole. Bytes. */
const LONGEST_REPLY = 4 * 1024 * 1024;

/** A CRM's apps by the client id that the extension names, and whose they are. */
export type CrmClients = ReadonlyMap<string, { readonly tenant: string; readonly crm: Crm }>;

/** A tenant's CRM, and the session that opens it. */
export type Opened = {
  readonly tenant: string;
  readonly subject: string;
  readonly claims: Claims;
  readonly access: string;
  readonly crm: Crm;
};

/**
 * Whose a bearer is at this CRM.
 *
 * @throws {GatewayFault} `unauthorised` also for a session of another CRM, of the call centre, of a
 *   tenant that has no such app any more, or whose access token is over: the extension renews it
 */
export async function openCrm(
  name: CrmName,
  clients: CrmClients,
  bearer: string,
  { seal, now }: { readonly seal: Seal; readonly now: Clock },
): Promise<Opened> {
  const session: SealedSession = await openSession(seal, bearer, `crm-${name}`);
  const { tenant, client, subject, claims, access } = session;
  const theirs = clients.get(client);
  const stands =
    theirs?.tenant === tenant && claims['sub'] === subject && now() < session.accessExpiresAt;
  if (!stands) throw new GatewayFault('unauthorised');
  return { tenant, subject, claims: { ...claims, sub: subject }, access, crm: theirs.crm };
}

/** What came of it: the CRM's own status, and what it said, to be sent as JSON. */
export type Passed = {
  readonly status: number;
  readonly text: string;
  readonly retryAfterS?: number;
};

/**
 * One request to the CRM in the agent's name; the caller has found it on the list. Whatever is not
 * an answer of an API (a redirect, more than 4 MB, our own token in it) is a failure of the CRM's.
 *
 * @throws {GatewayFault} `unauthorised` when the CRM does not take the access token
 */
export async function passOn(
  { crm, claims, access }: Opened,
  request: { readonly method: string; readonly target: string; readonly body?: string },
  signal: AbortSignal,
): Promise<Passed> {
  const origin = crm.api(claims);
  const headers = {
    accept: 'application/json',
    authorization: crm.authorization(access),
    ...(request.body !== undefined && { 'content-type': 'application/json' }),
  };
  const { method, body } = request;
  const outside = new Outside([origin]);
  const answer = await outside.fetch(origin + request.target, { method, headers, body }, signal);
  const { status } = answer;
  if (status === 401) {
    await answer.body?.cancel();
    throw new GatewayFault('unauthorised', { cause: 'the CRM does not take the token' });
  }
  const text = await readAll(answer, LONGEST_REPLY);
  if (status < 200 || (status >= 300 && status < 400) || text.includes(access)) {
    throw new GatewayFault('vendor-failed', { cause: `the CRM answered ${status}` });
  }
  return { status, text, retryAfterS: patience(answer.headers) };
}
