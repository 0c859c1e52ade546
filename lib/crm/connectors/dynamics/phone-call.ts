import * as v from 'valibot';
import { describedCall, type CallLog } from '../../call-log';
import type { Access, CallLogger } from '../../connector';
import { CrmFault } from '../../crm-fault';
import { ask } from '../../remote/ask';
import { guidOf } from './guid';

const me = v.object({ UserId: v.pipe(v.string(), v.uuid()) });
/** `participationtypemask` of an activity party. */
const FROM = 1;
const TO = 2;

/**
 * Calls as phone call activities whose key is made of our call's id: Dataverse itself refuses a
 * second one, with 412 and `0x80040237`.
 */
export function phoneCallLogger(access: Access, api: string): CallLogger {
  return {
    guarantee: 'once',
    async write(call, { signal }) {
      const activityid = await guidOf(call.id);
      const who = await ask(access, `${api}/WhoAmI`, {}, signal);
      const read = v.safeParse(me, who.body);
      if (!read.success) throw new CrmFault('garbage');
      const body = { activityid, ...phoneCall(call, read.output.UserId) };
      try {
        await ask(access, `${api}/phonecalls`, { method: 'POST', body }, signal);
      } catch (fault) {
        if (!(fault instanceof CrmFault) || fault.more.status !== 412) throw fault;
      }
      return activityid;
    },
  };
}

function phoneCall(call: CallLog, user: string): Record<string, unknown> {
  const { contact } = call;
  const outgoing = call.direction === 'outgoing';
  const agent = {
    'partyid_systemuser@odata.bind': `/systemusers(${user})`,
    participationtypemask: outgoing ? FROM : TO,
  };
  const customer = {
    ...(contact
      ? { 'partyid_contact@odata.bind': `/contacts(${contact.id})` }
      : { addressused: call.number }),
    participationtypemask: outgoing ? TO : FROM,
  };
  return {
    subject: call.subject.slice(0, 200),
    description: describedCall(call),
    phonenumber: call.number,
    directioncode: outgoing,
    actualdurationminutes: Math.ceil((call.talked ?? 0) / 60_000),
    actualstart: new Date(call.startedAt).toISOString(),
    actualend: new Date(call.endedAt).toISOString(),
    phonecall_activity_parties: [agent, customer],
    ...(contact && { 'regardingobjectid_contact@odata.bind': `/contacts(${contact.id})` }),
  };
}
