import * as v from 'valibot';
import type { Caller } from '../../caller';
import { GatewayFault } from '../../gateway-fault';
import type { CallCentre, CallPage, Recording, VendorCall } from '../call-centre';
import type { Ask } from './rpc/ask';
import type { Parameters } from './rpc/request';
import { readAs, rowsOf, text, time, truth } from './rows';
import type { AliyunCccSettings } from './settings';
import { userIdOf } from './user-id';

const PAGE_SIZE = 50;

const record = v.object({
  ContactId: v.string(),
  ContactType: text,
  ContactDisposition: text,
  CallingNumber: text,
  CalledNumber: text,
  StartTime: time,
  EstablishedTime: time,
  ReleaseTime: time,
  RecordingReady: truth,
  AgentIds: text,
  AgentNames: text,
});

const recording = v.object({ FileUrl: v.pipe(v.string(), v.url()) });

/** Records of calls and their recordings: an agent's own, for an admin everybody's. */
export function callRecords(
  settings: AliyunCccSettings,
  ask: Ask,
): Required<Pick<CallCentre, 'calls' | 'recording'>> {
  const records = async (caller: Caller, asked: Parameters, signal: AbortSignal) => {
    const whose: Parameters = caller.roles.has('admin')
      ? {}
      : { AgentId: userIdOf(settings, caller.vendorUser) };
    const reply = await ask(caller, 'ListCallDetailRecords', { ...asked, ...whose }, signal);
    return rowsOf(reply, record);
  };
  return {
    async calls(caller, { from, to, page = '1' }, signal): Promise<CallPage> {
      if (!/^[1-9]\d{0,3}$/u.test(page)) throw new GatewayFault('request-invalid');
      const times = { StartTime: String(from), EndTime: String(to) };
      const asked = { ...times, PageNumber: page, PageSize: String(PAGE_SIZE) };
      const rows = await records(caller, asked, signal);
      const calls = rows.map(callOf);
      return rows.length < PAGE_SIZE ? { calls } : { calls, next: String(Number(page) + 1) };
    },

    async recording(caller, callId, signal): Promise<Recording> {
      if (!/^[\w:.-]{1,128}$/u.test(callId)) throw new GatewayFault('not-found');
      // Whoever may not see the record may not hear it.
      const asked = { ContactId: callId, PageNumber: '1', PageSize: '10' };
      const rows = await records(caller, asked, signal);
      if (!rows.some(({ ContactId }) => ContactId === callId)) throw new GatewayFault('not-found');
      const reply = await ask(caller, 'GetMonoRecording', { ContactId: callId }, signal);
      return { url: readAs(recording, reply.Data).FileUrl, contentType: 'audio/wav' };
    },
  };
}

function callOf(row: v.InferOutput<typeof record>): VendorCall {
  const type = row.ContactType.toLowerCase();
  const incoming = type === 'inbound';
  const direction = incoming ? 'incoming' : type.startsWith('internal') ? 'internal' : 'outgoing';
  return {
    id: row.ContactId,
    direction,
    number: incoming ? row.CallingNumber : row.CalledNumber,
    line: incoming ? row.CalledNumber : row.CallingNumber,
    startedAt: row.StartTime ?? 0,
    ...(row.EstablishedTime !== undefined && { answeredAt: row.EstablishedTime }),
    ...(row.ReleaseTime !== undefined && { endedAt: row.ReleaseTime }),
    ...(row.ContactDisposition !== '' && { result: row.ContactDisposition }),
    ...(row.AgentNames !== '' && { agent: row.AgentNames }),
    hasRecording: row.RecordingReady,
  };
}
