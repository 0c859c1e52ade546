import * as v from 'valibot';
import { describedCall, secondsOf, type CallLog } from '../../call-log';
import type { CallLogger } from '../../connector';
import { CrmFault } from '../../crm-fault';
import type { AskCrm } from '../../remote/through-gateway';
import { escaped } from './phone-search';

/** Zoho promises no time after which its search knows a new record. */
const SETTLES_MS = 60_000;
const LONGEST_TEXT = 32_000;

const created = v.object({
  data: v.tuple([v.object({ code: v.literal('SUCCESS'), details: v.object({ id: v.string() }) })]),
});
/** A refusal of a single record may come with a status of success. */
const declined = v.object({ data: v.tuple([v.object({ status: v.literal('error') })]) });
const found = v.object({
  data: v.array(v.object({ id: v.string(), Description: v.nullish(v.string()) })),
});

/**
 * Calls in Zoho's module of that name. No field of it is unique without set-up: before a call is told
 * again, those that began in the same second are searched, and known by our id in the description.
 * Zoho's search lags behind what was written, so that the second try may give a duplicate, if it
 * comes too soon.
 */
export function callLogger(ask: AskCrm): CallLogger {
  return {
    guarantee: 'once-asked',
    settlesMs: SETTLES_MS,
    async write(call, { again, signal }) {
      const there = again ? await written(ask, call, signal) : undefined;
      if (there !== undefined) return there;
      const question = { method: 'POST', body: { data: [recordOf(call)] } } as const;
      const { body } = await ask('/crm/v8/Calls', question, signal);
      const read = v.safeParse(created, body);
      if (!read.success) {
        throw new CrmFault(v.is(declined, body) ? 'refused' : 'garbage', { said: body });
      }
      return read.output.data[0].details.id;
    },
  };
}

async function written(
  ask: AskCrm,
  call: CallLog,
  signal: AbortSignal,
): Promise<string | undefined> {
  const criteria = `(Call_Start_Time:equals:${escaped(startOf(call))})`;
  const query = new URLSearchParams({ criteria, fields: 'Description', per_page: '100' });
  const { body } = await ask(`/crm/v8/Calls/search?${query.toString()}`, {}, signal);
  if (body === undefined) return undefined;
  const read = v.safeParse(found, body);
  if (!read.success) throw new CrmFault('garbage');
  return read.output.data.find(({ Description }) => Description?.includes(call.id))?.id;
}

function recordOf(call: CallLog): object {
  const { contact } = call;
  const missed = call.direction === 'incoming' && call.talked === undefined;
  const who = contact && { Who_Id: { id: contact.id }, $se_module: contact.type };
  return {
    Subject: call.subject.slice(0, 255),
    Call_Type: call.direction === 'outgoing' ? 'Outbound' : missed ? 'Missed' : 'Inbound',
    Call_Start_Time: startOf(call),
    Call_Duration: minutesOf(call),
    ...(call.direction === 'outgoing' && { Outgoing_Call_Status: 'Completed' }),
    ...(call.disposition !== undefined && { Call_Result: call.disposition.slice(0, 100) }),
    Description: textOf(call),
    ...who,
  };
}

/** Our id stays at the end, however long the note. */
function textOf(call: CallLog): string {
  const whole = describedCall(call);
  if (whole.length <= LONGEST_TEXT) return whole;
  const facts = describedCall({ ...call, note: undefined });
  return `${whole.slice(0, LONGEST_TEXT - facts.length - 3)}…\n\n${facts}`;
}

/** Whole seconds; Zoho takes no `Z`. */
function startOf({ startedAt }: CallLog): string {
  return new Date(startedAt).toISOString().replace(/\.\d+Z$/u, '+00:00');
}

/** `mm:ss`, minutes without end. */
function minutesOf(call: CallLog): string {
  const seconds = secondsOf(call);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${pad(Math.floor(seconds / 60))}:${pad(seconds % 60)}`;
}
