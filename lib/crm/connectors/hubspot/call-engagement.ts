import * as v from 'valibot';
import { describedCall, type CallLog, type CallResult } from '../../call-log';
import type { CallLogger } from '../../connector';
import { CrmFault } from '../../crm-fault';
import type { AskCrm } from '../../remote/through-gateway';
import { asHtml } from '../../remote/as-html';
import { attach } from './attach';

const CALLS = '/crm/v3/objects/calls';
/** HubSpot's own kind of association from a call to a contact. */
const CALL_TO_CONTACT = 194;
/** HubSpot promises no time after which its search knows a new record; it is seconds, mostly. */
const SETTLES_MS = 60_000;
const LONGEST_BODY = 65_536;
const STATUS = {
  answered: 'COMPLETED',
  missed: 'NO_ANSWER',
  'no-answer': 'NO_ANSWER',
  busy: 'BUSY',
  cancelled: 'CANCELED',
  failed: 'FAILED',
} as const satisfies Record<CallResult, string>;

const created = v.object({ id: v.string() });
const found = v.object({
  results: v.array(
    v.object({
      id: v.string(),
      properties: v.object({ hs_call_body: v.nullish(v.string()) }),
    }),
  ),
});

/**
 * Calls as engagements (https://developers.hubspot.com/docs/api-reference/latest/crm/activities/calls).
 * No field of an app's own is unique there without set-up: before a call is told again, those that
 * began at the very same millisecond are searched, and known by our id in the text. HubSpot's search
 * lags behind what was written, so that the second try may give a duplicate, if it comes too soon.
 */
export function callLogger(ask: AskCrm): CallLogger {
  return {
    guarantee: 'once-asked',
    settlesMs: SETTLES_MS,
    async write(call, { again, signal }) {
      const there = again ? await written(ask, call, signal) : undefined;
      if (there !== undefined) return there;
      const { body } = await ask(CALLS, { method: 'POST', body: engagementOf(call) }, signal);
      const read = v.safeParse(created, body);
      if (!read.success) throw new CrmFault('garbage');
      return read.output.id;
    },
    async amend(id, call, { signal }) {
      const path = `${CALLS}/${encodeURIComponent(id)}`;
      const question = { method: 'PATCH', body: { properties: changeableOf(call) } } as const;
      const { body } = await ask(path, question, signal);
      if (!v.is(created, body)) throw new CrmFault('garbage');
      await attach(ask, id, call.contact?.id, signal);
    },
  };
}

async function written(
  ask: AskCrm,
  call: CallLog,
  signal: AbortSignal,
): Promise<string | undefined> {
  const filter = { propertyName: 'hs_timestamp', operator: 'EQ', value: String(call.startedAt) };
  const search = {
    filterGroups: [{ filters: [filter] }],
    properties: ['hs_call_body'],
    limit: 100,
  };
  const { body } = await ask(`${CALLS}/search`, { method: 'POST', body: search }, signal);
  const read = v.safeParse(found, body);
  if (!read.success) throw new CrmFault('garbage');
  const mark = asHtml(call.id);
  return read.output.results.find(({ properties }) => properties.hs_call_body?.includes(mark))?.id;
}

function engagementOf(call: CallLog): object {
  const { contact, direction, number } = call;
  const incoming = direction === 'incoming';
  return {
    properties: {
      ...changeableOf(call),
      hs_timestamp: new Date(call.startedAt).toISOString(),
      hs_call_direction: incoming ? 'INBOUND' : 'OUTBOUND',
      hs_call_duration: String(Math.round(call.talked ?? 0)),
      hs_call_status: STATUS[call.result],
      [incoming ? 'hs_call_from_number' : 'hs_call_to_number']: number,
    },
    associations: contact
      ? [
          {
            to: { id: contact.id },
            types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: CALL_TO_CONTACT }],
          },
        ]
      : [],
  };
}

/** What the agent may change later. */
function changeableOf(call: CallLog): object {
  return {
    hs_call_title: call.subject.slice(0, 255),
    hs_call_body: asHtml(describedCall(call), LONGEST_BODY),
    ...(call.recordingUrl !== undefined && { hs_call_recording_url: call.recordingUrl }),
  };
}
