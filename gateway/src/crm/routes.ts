import { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Role } from '../caller';
import type { Clock } from '../clock';
import { GatewayFault } from '../gateway-fault';
import { jsonBody } from '../http/bodies';
import type { Asked, Environment } from '../http/environment';
import { bearerOf } from '../http/guard';
import { addressOf, type RequestLimits } from '../http/limits';
import { Secret } from '../secret';
import type { Seal } from '../seal';
import type { CrmName, Passing } from './crm';
import { openCrm, passOn, type CrmClients, type Opened } from './forward';

/** Which of the CRM's accounts an answer is about: HubSpot's portal, Zoho's data centre. */
const ACCOUNT_HEADER = 'X-Crm-Account';

/** A part of a path that is a record's number and nothing else. */
const RECORD_ID = /\/\d{1,20}(?=\/|$)/gu;

export type CrmDesk = {
  readonly seal: Seal;
  readonly now: Clock;
  readonly limits: RequestLimits;
  readonly behindProxy: boolean;
};

/** `/crm/<name>/…`: the CRM's own API, as far as the list goes; everything else is forbidden. */
export function crmRoutes(name: CrmName, clients: CrmClients, desk: CrmDesk) {
  const routes = new Hono<Environment>();
  const prefix = `/crm/${name}`;
  const handle = async (asked: Asked): Promise<Response> => {
    const opened = await known(asked);
    const { pathname, searchParams } = new URL(asked.req.url);
    const { method } = asked.req;
    const path = pathname.slice(prefix.length);
    const passing = opened.crm.passing.get(`${method} ${path.replace(RECORD_ID, '/{id}')}`);
    const names = [...searchParams.keys()];
    const meant =
      passing &&
      new Set(names).size === names.length &&
      names.every((one) => passing.query?.includes(one));
    if (!meant) {
      throw new GatewayFault('forbidden', { cause: `${method} ${plain(path)} is on no list` });
    }
    asked.set('action', `${name}: ${passing.action}`);
    const query = searchParams.size > 0 ? `?${searchParams.toString()}` : '';
    const bare = method === 'GET' || method === 'DELETE';
    const body = bare ? undefined : await bodyOf(asked, passing, opened);
    const answer = await passOn(
      opened,
      { method, target: path + query, body },
      asked.get('signal'),
    );
    asked.header(ACCOUNT_HEADER, opened.crm.account(opened.claims));
    const { retryAfterS } = answer;
    if (retryAfterS !== undefined) asked.header('Retry-After', String(retryAfterS));
    if (answer.text === '') return asked.body(null, answer.status as 204);
    // Never a page, whatever the CRM calls it.
    asked.header('Content-Type', 'application/json');
    return asked.body(answer.text, answer.status as ContentfulStatusCode);
  };

  const known = async (asked: Asked): Promise<Opened> => {
    const { limits } = desk;
    const address = addressOf(asked, desk.behindProxy);
    await limits.mayTry(address);
    const bearer = bearerOf(asked) ?? '';
    const opened = await openCrm(name, clients, bearer, desk).catch(async (error: unknown) => {
      await limits.refused(address);
      throw error;
    });
    const { tenant, subject, access } = opened;
    // Ids of another realm than the call centre's.
    const theirs = `${name}:${subject}`;
    const roles = new Set<Role>(['agent']);
    const caller = { tenant, subject: theirs, vendorUser: subject, roles };
    asked.set('caller', { ...caller, token: new Secret(access) });
    await limits.subject(tenant, theirs);
    return opened;
  };

  for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']) {
    routes.on(method, '/*', handle);
  }
  return routes;
}

async function bodyOf(asked: Asked, { inTheNameOf }: Passing, { claims }: Opened): Promise<string> {
  const said = await jsonBody(asked);
  return JSON.stringify(inTheNameOf?.(said, claims) ?? said);
}

/** A path that is on no list may be anything. */
const plain = (path: string): string => path.replace(/[^\w/.-]/gu, '?').slice(0, 64);
