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
  const { contact } = call;
  const person = contact?.type === 'Contact' || contact?.type === 'Lead';
  return {
    Subject: call.subject.slice(0, 255),
    TaskSubtype: 'Call',
    Status: 'Completed',
    ActivityDate: new Date(call.startedAt).toISOString().slice(0, 10),
    CallType: call.direction === 'incoming' ? 'Inbound' : 'Outbound',
    CallDurationInSeconds: secondsOf(call),
    CallDisposition: (call.disposition ?? call.result).slice(0, 255),
    CallObject: call.id,
    Description: describedCall(call).slice(0, 32_000),
    ...(contact && { [person ? 'WhoId' : 'WhatId']: contact.id }),
  };
}
