import * as v from 'valibot';
import { describedCall, secondsOf, type CallLog } from '../../call-log';
import type { Access, CallLogger } from '../../connector';
import { CrmFault } from '../../crm-fault';
import { askSalesforce } from './ask-salesforce';

const created = v.object({ id: v.string(), success: v.literal(true) });
const queried = v.object({ records: v.array(v.object({ Id: v.string() })) });

/**
 * Calls as completed tasks. `CallObject` carries our id; nothing in Salesforce makes it unique, so
 * before a call is told again the task is asked for (a SOQL query reads the table, not the index).
 */
export function taskLogger(access: Access, api: string): CallLogger {
  return {
    guarantee: 'once-asked',
    async write(call, { again, signal }) {
      const there = again ? await written(access, api, call.id, signal) : undefined;
      if (there !== undefined) return there;
      const url = `${api}/sobjects/Task`;
      const question = { method: 'POST', body: taskOf(call) } as const;
      const { body } = await askSalesforce(access, url, question, signal);
      const read = v.safeParse(created, body);
      if (!read.success) throw new CrmFault('garbage');
      return read.output.id;
    },
    async amend(id, call, { signal }) {
      const url = `${api}/sobjects/Task/${encodeURIComponent(id)}`;
      // What is not named stays; what a call was from its first moment does not change.
      const question = { method: 'PATCH', body: changeableOf(call) } as const;
      const { status } = await askSalesforce(access, url, question, signal);
      if (status !== 204) throw new CrmFault('garbage', { status });
    },
  };
}

async function written(
  access: Access,
  api: string,
  callId: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const literal = callId.replace(/[\\']/gu, '\\$&');
  const q = `SELECT Id FROM Task WHERE CallObject = '${literal}' LIMIT 1`;
  const url = `${api}/query/?${new URLSearchParams({ q })}`;
  const { body } = await askSalesforce(access, url, {}, signal);
  const read = v.safeParse(queried, body);
  if (!read.success) throw new CrmFault('garbage');
  return read.output.records[0]?.Id;
}

function taskOf(call: CallLog): Record<string, unknown> {
  return {
    ...changeableOf(call),
    TaskSubtype: 'Call',
    Status: 'Completed',
    ActivityDate: new Date(call.startedAt).toISOString().slice(0, 10),
    CallType: call.direction === 'incoming' ? 'Inbound' : 'Outbound',
    CallDurationInSeconds: secondsOf(call),
    CallObject: call.id,
  };
}

/** What the agent may change later. Whom the task is attached to is said of both fields, always. */
function changeableOf(call: CallLog): Record<string, unknown> {
  const { contact } = call;
  const person = contact?.type === 'Contact' || contact?.type === 'Lead';
  return {
    Subject: call.subject.slice(0, 255),
    CallDisposition: (call.disposition ?? call.result).slice(0, 255),
    Description: describedCall(call).slice(0, 32_000),
    WhoId: person ? contact.id : null,
    WhatId: person ? null : (contact?.id ?? null),
  };
}
