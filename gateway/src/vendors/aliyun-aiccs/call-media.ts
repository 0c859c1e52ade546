import * as v from 'valibot';
import { GatewayFault } from '../../gateway-fault';
import type { Recording } from '../call-centre';
import { recordingAt } from '../recording-address';
import { readData, type Rpc } from './rpc';

const recordings = v.nullish(v.array(v.object({ Url: v.nullish(v.string(), '') })), []);
const messages = v.nullish(
  v.array(v.object({ Content: v.nullish(v.string(), ''), SenderType: v.nullish(v.number()) })),
  [],
);

/** The first part of a call that was passed on; the others are not reached. */
export async function recordingOf(
  callId: string,
  origins: readonly string[],
  rpc: Rpc,
  signal: AbortSignal,
): Promise<Recording> {
  const reply = await rpc('ListHotlineRecord', { CallId: callId }, signal);
  const found = readData(recordings, reply).find(({ Url }) => Url !== '');
  if (!found) throw new GatewayFault('not-found');
  return recordingAt(found.Url, origins);
}

/** `SenderType`: 1 customer, 2 agent. */
const SPEAKERS: Readonly<Record<number, string>> = { 1: 'customer: ', 2: 'agent: ' };

export async function transcriptOf(
  callId: string,
  rpc: Rpc,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const reply = await rpc('GetHotlineMessageLog', { Acid: callId }, signal);
  return readData(messages, reply).map(
    ({ Content, SenderType }) => `${SPEAKERS[SenderType ?? 0] ?? ''}${Content}`,
  );
}
