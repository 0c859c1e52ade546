import type { Access } from '../connector';
import { CrmFault } from '../crm-fault';
import { readReply } from './read-reply';

export type Question = {
  readonly method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
};

export type Reply = {
  readonly status: number;
  readonly headers: Headers;
  /** `undefined` where the CRM sent none, as with 204. */
  readonly body: unknown;
};

/**
 * Asks a CRM. After a 401 it renews the authorization and asks once more; nothing else is tried
 * again here, that is for whoever knows how long there is time.
 *
 * @throws {CrmFault} for all but 2xx
 */
export async function ask(
  access: Access,
  url: string,
  question: Question,
  signal: AbortSignal,
): Promise<Reply> {
  const first = await send(access, url, question, signal);
  if (first.status !== 401) return judged(first);
  await first.body?.cancel();
  if (!(await renewed(access, signal))) throw new CrmFault('expired', { status: 401 });
  return judged(await send(access, url, question, signal));
}

async function renewed(access: Access, signal: AbortSignal): Promise<boolean> {
  try {
    return await access.renew(signal);
  } catch (cause) {
    throw new CrmFault('unreachable', { cause });
  }
}

async function send(
  access: Access,
  url: string,
  { method = 'GET', headers = {}, body }: Question,
  signal: AbortSignal,
): Promise<Response> {
  const sent = new Headers({ accept: 'application/json', ...headers });
  if (body !== undefined && !sent.has('content-type')) sent.set('content-type', 'application/json');
  try {
    signal.throwIfAborted();
    return await access.fetch(url, {
      method,
      headers: sent,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal,
      credentials: 'omit',
      // A CRM that sends elsewhere is not the one that was configured.
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
  } catch (cause) {
    throw new CrmFault('unreachable', { cause });
  }
}

async function judged(response: Response): Promise<Reply> {
  const { status, headers } = response;
  const read = await readReply(response);
  if (response.ok) {
    if ('garbage' in read) throw new CrmFault('garbage', { status });
    return { status, headers, body: read.body };
  }
  const more = { status, said: 'garbage' in read ? undefined : read.body };
  const retryAfterMs = patience(headers);
  if (status === 401) throw new CrmFault('expired', more);
  if (status === 429) throw new CrmFault('rate-limited', { ...more, retryAfterMs });
  if (status >= 500) throw new CrmFault('unreachable', { ...more, retryAfterMs });
  throw new CrmFault('refused', more);
}

/** Both forms of RFC 9110 §10.2.3. */
function patience(headers: Headers): number | undefined {
  const value = headers.get('retry-after');
  if (value === null) return undefined;
  const ms = /^\d+$/u.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
