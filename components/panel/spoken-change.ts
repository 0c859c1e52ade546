import type { CallView, Snapshot } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { noticeSentence, notReadySentence, transferSentence } from '../sentences';
import { whoIs } from '../who';
import { dutyName } from './agent-state';
import { transferText } from './transfer-state';

/**
 * What somebody who does not see the panel must hear about a change, in the order of weight; `''`
 * where there is nothing. `before`: absent when the panel has just been opened.
 */
export function spokenChange(before: Snapshot | undefined, now: Snapshot): string {
  const known = new Map(before?.calls.map((call) => [call.id, call]));
  const said = now.calls.flatMap((call) => callChange(known.get(call.id), call));
  if (before) said.push(dutyChange(before, now));
  return [...new Set(said)]
    .filter((text) => text !== '')
    .map((text) => (/[.。…!?！？]$/u.test(text) ? text : text + words('sentence_end')))
    .join(' ');
}

function callChange(before: CallView | undefined, call: CallView): readonly string[] {
  const who = whoIs(call).title;
  if (call.phase === 'ended') {
    if (before?.phase === 'ended') return [];
    return [words('announce_ended', noticeSentence(`ended.${call.endReason ?? 'failed'}`).what)];
  }
  if (call.phase !== 'connected') {
    if (before) return [];
    const incoming = call.direction === 'incoming';
    return [words(incoming ? 'announce_ringing' : 'announce_dialling', who)];
  }
  if (before?.phase !== 'connected') {
    const how = call.answersItself ? 'announce_answered_itself' : 'announce_connected';
    return [words(how, who), ...held(undefined, call, who)];
  }
  return [
    ...held(before, call, who),
    switched(before.muted, call.muted, words('announce_muted'), words('announce_unmuted')),
    transferChange(before, call),
    switched(before.conference, call.conference, words('announce_conference'), ''),
    recordingChange(before, call),
  ];
}

function held(before: CallView | undefined, call: CallView, who: string): readonly string[] {
  const back = words('announce_back', who);
  return [
    switched(before?.heldByUs ?? false, call.heldByUs, words('announce_held', who), back),
    switched(
      before?.heldByThem ?? false,
      call.heldByThem,
      words('announce_held_by_them', who),
      back,
    ),
  ];
}

function transferChange(before: CallView, { transfer }: CallView): string {
  const was = before.transfer;
  if (!transfer || (was?.state === transfer.state && was.to === transfer.to)) return '';
  if (transfer.state !== 'failed') return transferText(transfer);
  const { what, next } = transferSentence(transfer.fault ?? 'failed');
  return `${words('announce_transfer_failed', what)} ${next}`;
}

function recordingChange(before: CallView, { recording }: CallView): string {
  if (before.recording === recording || recording === undefined) return '';
  return words(recording === 'paused' ? 'announce_recording_paused' : 'announce_recording_on');
}

function dutyChange(before: Snapshot, now: Snapshot): string {
  const { agent } = now;
  if (JSON.stringify(key(before)) === JSON.stringify(key(now))) return '';
  if (agent.duty === 'after-call') return words('announce_after_call');
  const name = words('announce_duty', dutyName(now));
  if (agent.duty !== 'not-ready') return name;
  const { what, next } = notReadySentence(agent.cause);
  return `${name}. ${what}. ${next}`;
}

const key = ({ agent: { since: _, ...duty } }: Snapshot) =>
  duty.duty === 'after-call' ? { duty: duty.duty } : duty;

function switched(before: boolean, now: boolean, on: string, off: string): string {
  if (before === now) return '';
  return now ? on : off;
}
