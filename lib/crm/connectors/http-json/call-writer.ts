import { describedCall, secondsOf, type CallLog } from '../../call-log';
import type { Access, CallLogger } from '../../connector';
import { CrmFault } from '../../crm-fault';
import { asHtml } from '../../remote/as-html';
import { ask } from '../../remote/ask';
import type { HttpJsonSettings } from './mapping';
import { filledBody, filledPath, textAt, type Values } from './template';

type Writing = {
  readonly log: NonNullable<HttpJsonSettings['log']>;
  readonly amend: HttpJsonSettings['amend'];
};

/** Writes calls as the mapping says. Nothing is known of the CRM, so nothing of a second call. */
export function callWriter({ log, amend }: Writing, origin: string, access: Access): CallLogger {
  return {
    guarantee: 'at-least-once',
    ...(amend && { amend: callAmender(amend, origin, access) }),
    async write(call, { signal }) {
      if (log.needsContact && !call.contact) throw new CrmFault('refused');
      const values = callValues(call);
      const url = origin + filledPath(log.path, values);
      const body = filledBody(log.body, values);
      const question = { method: log.method, headers: log.headers, body };
      const id = textAt((await ask(access, url, question, signal)).body, log.id);
      if (id === '') throw new CrmFault('garbage');
      return amend?.keepsContact ? `${id}${ON}${call.contact?.id ?? ''}` : id;
    },
  };
}

function callAmender(
  amend: NonNullable<Writing['amend']>,
  origin: string,
  access: Access,
): NonNullable<CallLogger['amend']> {
  return async (id, call, { signal }) => {
    const [record = '', contact] = amend.keepsContact ? id.split(ON) : [id];
    const moved = amend.keepsContact && contact !== (call.contact?.id ?? '');
    if (moved) throw new CrmFault('refused');
    const values = { ...callValues(call), record, recordNumber: numberIn(record) };
    const url = origin + filledPath(amend.path, values);
    const body = filledBody(amend.body, values, null);
    const question = { method: amend.method, headers: amend.headers, body };
    const { body: said } = await ask(access, url, question, signal);
    const done =
      amend.id === undefined
        ? said === true || said === undefined
        : textAt(said, amend.id) === record;
    if (!done) throw new CrmFault('garbage', { said });
  };
}

/** Between a record's id and the contact's that it stays with. */
const ON = ' on ';

function numberIn(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,15}$/u.test(text) ? Number(text) : undefined;
}

/** What the templates of `log` may name. Times in UTC. */
function callValues(call: CallLog): Values {
  const incoming = call.direction === 'incoming';
  const contact = call.contact?.id;
  return {
    ...{ id: call.id, number: call.number, subject: call.subject, result: call.result },
    text: describedCall(call),
    html: asHtml(`${call.subject}\n${describedCall(call)}`),
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
    contactNumber: numberIn(contact),
    contactType: call.contact?.type,
  };
}
