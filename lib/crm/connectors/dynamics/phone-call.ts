import * as v from 'valibot';
import type { CallLog } from '../../call-log';
import type { Access, CallLogger } from '../../connector';
import { CrmFault } from '../../crm-fault';
import { ask } from '../../remote/ask';
import { guidOf } from './guid';
import { fitting, keepWhole } from './whole-text';

const me = v.object({ UserId: v.pipe(v.string(), v.uuid()) });
/** `participationtypemask` of an activity party. */
const FROM = 1;
const TO = 2;
/** A PATCH of a record that is not there would make it anew; with this it is refused (404). */
const IF_THERE = { 'if-match': '*' };
/**
 * The phone call's own way to a contact, in the published metadata beside the `regardingobjectid_contact`
 * that it has as an activity
 * (https://learn.microsoft.com/en-us/power-apps/developer/data-platform/webapi/reference/phonecall).
 */
const REGARDING = 'regardingobjectid_contact_phonecall@odata.bind';

/**
 * Calls as phone call activities whose key is made of our call's id: Dataverse itself refuses a
 * second one, with 412 and `0x80040237`. They stay open, since a completed one cannot be changed.
 */
export function phoneCallLogger(access: Access, api: string): CallLogger {
  return {
    guarantee: 'once',
    async write(call, { signal }) {
      const activityid = await guidOf(call.id);
      const user = await whoAmI(access, api, signal);
      const body = { activityid, ...phoneCall(call, user) };
      try {
        await ask(access, `${api}/phonecalls`, { method: 'POST', body }, signal);
      } catch (fault) {
        if (!(fault instanceof CrmFault) || fault.more.status !== 412) throw fault;
      }
      await keepWhole({ access, api, activity: activityid }, call, signal);
      return activityid;
    },
    async amend(id, call, { signal }) {
      const user = await whoAmI(access, api, signal);
      const { contact } = call;
      // What is taken away is said: https://learn.microsoft.com/en-us/power-apps/developer/data-platform/webapi/associate-disassociate-entities-using-web-api
      const body = { ...changeableOf(call, user), ...(!contact && { [REGARDING]: null }) };
      const question = { method: 'PATCH', headers: IF_THERE, body } as const;
      const { status } = await ask(access, `${api}/phonecalls(${id})`, question, signal);
      if (status !== 204) throw new CrmFault('garbage', { status });
      await keepWhole({ access, api, activity: id, before: true }, call, signal);
    },
  };
}

async function whoAmI(access: Access, api: string, signal: AbortSignal): Promise<string> {
  const { body } = await ask(access, `${api}/WhoAmI`, {}, signal);
  const read = v.safeParse(me, body);
  if (!read.success) throw new CrmFault('garbage');
  return read.output.UserId;
}

function phoneCall(call: CallLog, user: string): Record<string, unknown> {
  return {
    ...changeableOf(call, user),
    phonenumber: call.number,
    directioncode: call.direction === 'outgoing',
    actualdurationminutes: Math.ceil((call.talked ?? 0) / 60_000),
    actualstart: new Date(call.startedAt).toISOString(),
    actualend: new Date(call.endedAt).toISOString(),
  };
}

/** What the agent may change later; a list of parties replaces the one before. */
function changeableOf(call: CallLog, user: string): Record<string, unknown> {
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
    description: fitting(call),
    phonecall_activity_parties: [agent, customer],
    ...(contact && { [REGARDING]: `/contacts(${contact.id})` }),
  };
}
