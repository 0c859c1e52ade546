import { describedCall, secondsOf, type CallLog } from '../../call-log';
import type { Access, CallLogger } from '../../connector';
import { CrmFault } from '../../crm-fault';
import { ask } from '../../remote/ask';
import type { HttpJsonSettings } from './mapping';
import { filledBody, filledPath, textAt, type Values } from './template';

/** Writes calls as the mapping says. Nothing is known of the CRM, so nothing of a second call. */
export function callWriter(
  log: NonNullable<HttpJsonSettings['log']>,
  origin: string,
  access: Access,
): CallLogger {
  return {
    guarantee: 'at-least-once',
    async write(call, { signal }) {
      if (log.needsContact && !call.contact) throw new CrmFault('refused');
      const values = callValues(call);
      const url = origin + filledPath(log.path, values);
      const body = filledBody(log.body, values);
      const question = { method: log.method, headers: log.headers, body };
      const id = textAt((await ask(access, url, question, signal)).body, log.id);
      if (id === '') throw new CrmFault('garbage');
      return id;
    },
  };
}

/** What the templates of `log` may name. Times in UTC. */
function callValues(call: CallLog): Values {
  const incoming = call.direction === 'incoming';
  const contact = call.contact?.id;
  return {
    ...{ id: call.id, number: call.number, subject: call.subject, result: call.result },
    text: describedCall(call),
    note: call.note,
    disposition: call.disposition,
    agent: call.agent,
    recording: call.recordingUrl,
    direction: incoming ? 'Inbound' : 'Outbound',
    start: new Date(call.startedAt).toISOString(),
    end: new Date(call.endedAt).toISOString(),
    startPlain: new Date(call.startedAt).toISOString().slice(0, 19).replace('T', ' '),
    endPlain: new Date(call.endedAt).toISOString().slice(0, 19).replace('T', ' '),
    seconds: secondsOf(call),
    minutes: Math.ceil(secondsOf(call) / 60),
    contact,
    /** As a number, for CRMs whose keys are. */
    contactNumber:
      contact !== undefined && /^\d{1,15}$/u.test(contact) ? Number(contact) : undefined,
    contactType: call.contact?.type,
  };
}
