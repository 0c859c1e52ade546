import * as v from 'valibot';
import { failed, ok, type Result } from '../../messaging/result';
import type { RecordingPart } from '../../snapshot/history';
import type { CallRecord, TimeRange } from '../../telephony/desk';
import { plainText } from '../../plain-text';
import type { Gateway } from './ask-gateway';

/** A shift has no more; what goes on for ever is given up. */
const MOST_PAGES = 20;
/** A message between our own pages takes 64 MB; a part is heard of within a second or so. */
const PART_BYTES = 1024 * 1024;
/** A gateway that knows no parts sends all at once. */
const WHOLE_BYTES = 16 * 1024 * 1024;

const at = v.pipe(v.number(), v.minValue(0));
const text = v.pipe(
  v.string(),
  v.maxLength(256),
  v.transform((said) => plainText(said)),
);

const page = v.object({
  calls: v.array(
    v.object({
      id: v.pipe(v.string(), v.minLength(1), v.maxLength(128)),
      direction: v.picklist(['incoming', 'outgoing', 'internal']),
      number: text,
      startedAt: at,
      answeredAt: v.optional(at),
      endedAt: v.optional(at),
      hasRecording: v.boolean(),
    }),
  ),
  next: v.optional(v.string()),
});

type VendorCall = v.InferOutput<typeof page>['calls'][number];

/** A call of the vendor's own records; `recording`: what the gateway knows its recording by. */
export type VendorRecord = CallRecord & { readonly recording?: string };

/** The agent's calls in the vendor's records, by the gateway; `failed` also for a part of them. */
export async function vendorCalls(
  gateway: Pick<Gateway, 'ask'>,
  { from, to }: TimeRange,
): Promise<Result<readonly VendorRecord[], 'failed'>> {
  const records: VendorRecord[] = [];
  const query = new URLSearchParams({ from: String(from), to: String(to) });
  for (let pages = 0; pages < MOST_PAGES; pages += 1) {
    const answer = await gateway.ask({ path: `/calls?${query.toString()}` }, page);
    if (!answer.ok) return failed('failed');
    records.push(...answer.value.calls.map(recordOf));
    if (answer.value.next === undefined) return ok(records);
    query.set('page', answer.value.next);
  }
  return failed('failed');
}

function recordOf(call: VendorCall): VendorRecord {
  const { id, direction, number, startedAt, answeredAt, endedAt, hasRecording } = call;
  return {
    id,
    direction: direction === 'incoming' ? 'incoming' : 'outgoing',
    number,
    at: startedAt,
    talked:
      answeredAt !== undefined && endedAt !== undefined
        ? Math.max(0, endedAt - answeredAt)
        : undefined,
    ...(hasRecording ? { recording: id } : {}),
  };
}

/** The next part of a recording, from a byte on; the address of it stays with the gateway. */
export async function recordingPart(
  gateway: Pick<Gateway, 'bytes'>,
  id: string,
  from: number,
): Promise<Result<RecordingPart, 'failed'>> {
  const path = `/calls/${encodeURIComponent(id)}/recording`;
  const answer = await gateway.bytes({ path, range: [from, from + PART_BYTES - 1] }, WHOLE_BYTES);
  if (!answer.ok) return failed('failed');
  const { bytes, headers } = answer.value;
  const [, begins, all] =
    /^bytes (\d+)-\d+\/(\d+)$/u.exec(headers.get('content-range') ?? '') ?? [];
  // Without a range it is the whole, which no second part follows.
  if (begins === undefined ? from !== 0 : Number(begins) !== from) return failed('failed');
  const type = headers.get('content-type') ?? '';
  return ok({
    data: base64(bytes),
    size: all === undefined ? bytes.byteLength : Number(all),
    type: /^audio\/[\w.+-]+$/u.test(type) ? type : 'audio/mpeg',
  });
}

function base64(bytes: Uint8Array): string {
  let text = '';
  // So many arguments a function takes for certain.
  for (let at = 0; at < bytes.length; at += 8_192) {
    text += String.fromCharCode(...bytes.subarray(at, at + 8_192));
  }
  return btoa(text);
}
