import * as v from 'valibot';
import { describedCall, secondsOf, type CallLog } from '../../call-log';
import type { CallLogger, RecordKey } from '../../connector';
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
const declined = v.object({
  data: v.tuple([v.object({ status: v.literal('error'), message: v.optional(v.string(), '') })]),
});
/** How Zoho says that there is no record of this id; it has no status of its own for that. */
const NO_SUCH_ID = /\bthe id given\b/u;
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
      return savedIn(body);
    },
    async amend(id, call, { signal }) {
      const question = { method: 'PUT', body: { data: [changeableOf(call)] } } as const;
      const path = `/crm/v8/Calls/${encodeURIComponent(id)}`;
      const { body } = await ask(path, question, signal).catch((fault: unknown) => {
        throw deletedThere(fault) ?? fault;
      });
      savedIn(body);
    },
  };
}

/** @throws {CrmFault} where the record was declined, with 404 for one that is not there */
function savedIn(body: unknown): string {
  const read = v.safeParse(created, body);
  if (read.success) return read.output.data[0].details.id;
  const no = v.safeParse(declined, body);
  if (!no.success) throw new CrmFault('garbage', { said: body });
  const status = NO_SUCH_ID.test(no.output.data[0].message) ? 404 : undefined;
  throw new CrmFault('refused', { said: body, ...(status !== undefined && { status }) });
}

/** The same as a refusal with its own status, which is 400. */
function deletedThere(fault: unknown): CrmFault | undefined {
  if (!(fault instanceof CrmFault) || fault.code !== 'refused') return undefined;
  const no = v.safeParse(declined, fault.more.said);
  const gone = no.success && NO_SUCH_ID.test(no.output.data[0].message);
  return gone ? new CrmFault('refused', { ...fault.more, status: 404, cause: fault }) : undefined;
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
  return {
    Call_Type: call.direction === 'outgoing' ? 'Outbound' : missed ? 'Missed' : 'Inbound',
    Call_Start_Time: startOf(call),
    Call_Duration: minutesOf(call),
    ...(call.direction === 'outgoing' && { Outgoing_Call_Status: 'Completed' }),
    ...textsOf(call),
    ...(call.disposition !== undefined && { Call_Result: resultOf(call.disposition) }),
    ...(contact && whoOf(contact)),
  };
}

/** What the agent may change later; what is taken away is said, too. */
function changeableOf(call: CallLog): object {
  const { contact, disposition } = call;
  return {
    ...textsOf(call),
    Call_Result: disposition === undefined ? null : resultOf(disposition),
    ...(contact ? whoOf(contact) : { Who_Id: null }),
  };
}

function textsOf(call: CallLog): object {
  return { Subject: call.subject.slice(0, 255), Description: textOf(call) };
}

function resultOf(disposition: string): string {
  return disposition.slice(0, 100);
}

function whoOf({ id, type }: RecordKey): object {
  return { Who_Id: { id }, $se_module: type };
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
