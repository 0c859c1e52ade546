import type { Pbx, Registration } from '../../../demo/pbx/kamailio';

/**
 * When the proxy got the first REGISTER that it has accepted since then, ms since 1970. It logs an
 * answer only after it has sent it, and a phone on the same machine may be faster than that.
 */
export async function acceptedRegister(pbx: Pbx, from: number): Promise<number> {
  const accepted = await pbx.waitFor(
    ({ kind, method, status }) => kind === 'own-reply' && method === 'REGISTER' && status === 200,
    { from },
  );
  const asked = pbx.log.entries.find(
    ({ kind, callId, cseq }) =>
      kind === 'request' && callId === accepted.callId && cseq === accepted.cseq,
  );
  return asked?.at ?? NaN;
}

/** Where the registrar would send a call for this user now; it keeps what has run out for a while. */
export async function bindings(pbx: Pbx, user: string): Promise<Registration[]> {
  return (await pbx.registrations(user)).filter(({ expires }) => expires > 0);
}
