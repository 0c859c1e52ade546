import * as v from 'valibot';
import { CrmFault } from '../../crm-fault';
import type { AskCrm } from '../../remote/through-gateway';

const recordId = v.pipe(
  v.union([v.number(), v.string()]),
  v.transform(String),
  v.regex(/^\d{1,20}$/u),
);
const attached = v.object({ results: v.array(v.object({ toObjectId: recordId })) });

/**
 * Attaches a call to one contact, or to none, whomever it was attached to before
 * (https://developers.hubspot.com/docs/api-reference/crm-associations-v4/guide). The old one goes
 * first: whoever is stopped in between finds the new one missing, and does the same again.
 *
 * @throws {CrmFault}
 */
export async function attach(
  ask: AskCrm,
  call: string,
  contact: string | undefined,
  signal: AbortSignal,
): Promise<void> {
  const associations = `/crm/v4/objects/calls/${encodeURIComponent(call)}/associations`;
  const { body } = await ask(`${associations}/contacts`, {}, signal);
  const read = v.safeParse(attached, body);
  if (!read.success) throw new CrmFault('garbage');
  const there = read.output.results.map(({ toObjectId }) => toObjectId);
  if (contact !== undefined && there.includes(contact)) return;
  for (const one of there) {
    await ask(`${associations}/contacts/${one}`, { method: 'DELETE' }, signal);
  }
  if (contact === undefined) return;
  const path = `${associations}/default/contacts/${encodeURIComponent(contact)}`;
  await ask(path, { method: 'PUT', body: {} }, signal);
}
