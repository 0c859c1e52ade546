import type { HistoryRecord } from '../../snapshot/history';
import type { VendorRecord } from '../gateway/vendor-calls';

/** Two clocks, and the time from a call's first message to the agent's ring, in ms. */
const SAME_CALL_WITHIN_MS = 30_000;

const demo = import.meta.env.MODE === 'demo';

/**
 * The agent's own records and the call centre's as one list, each call once: it is the same by its
 * id, else by direction, number and a start within 30 s, the nearest first. What we saw ourselves
 * counts; the call centre adds what we cannot know. `sameNumber` gets both as they were sent.
 */
export function merged(
  own: readonly HistoryRecord[],
  callCentre: readonly VendorRecord[],
  sameNumber: (one: string, other: string) => boolean,
): readonly HistoryRecord[] {
  const partners = new Map<HistoryRecord, VendorRecord>();
  const taken = new Set<VendorRecord>();
  const join = (record: HistoryRecord, theirs: VendorRecord): void => {
    if (partners.has(record) || taken.has(theirs)) return;
    partners.set(record, theirs);
    taken.add(theirs);
  };
  const byId = new Map(own.map((record) => [record.id, record]));
  for (const theirs of callCentre) {
    const record = theirs.id === undefined ? undefined : byId.get(theirs.id);
    if (record) join(record, theirs);
  }
  const begunNear = neighbours(callCentre);
  const likely = own.flatMap((record) =>
    begunNear(record.at)
      .map((theirs) => ({ record, theirs, apart: Math.abs(theirs.at - record.at) }))
      .filter(({ apart }) => apart <= SAME_CALL_WITHIN_MS)
      .filter(({ theirs }) => theirs.direction === record.direction)
      .filter(({ theirs }) => sameNumber(theirs.number, record.number)),
  );
  likely.sort((one, other) => one.apart - other.apart);
  for (const { record, theirs } of likely) join(record, theirs);
  return [
    ...own.map((record) => joined(record, partners.get(record))),
    ...callCentre.filter((theirs) => !taken.has(theirs)).map(recordOfTheirs),
  ];
}

/** Those that began about then, found by the half minute: a history may have thousands of calls. */
function neighbours(records: readonly VendorRecord[]): (at: number) => readonly VendorRecord[] {
  const slotOf = (at: number): number => Math.floor(at / SAME_CALL_WITHIN_MS);
  const slots = new Map<number, VendorRecord[]>();
  for (const record of records) {
    const slot = slots.get(slotOf(record.at)) ?? [];
    slots.set(slotOf(record.at), [...slot, record]);
  }
  return (at) => [-1, 0, 1].flatMap((step) => slots.get(slotOf(at) + step) ?? []);
}

function joined(record: HistoryRecord, theirs: VendorRecord | undefined): HistoryRecord {
  if (!theirs) return record;
  return {
    ...record,
    name: record.name ?? theirs.name,
    queue: record.queue ?? theirs.queue,
    recordingUrl: safe(theirs.recordingUrl) ?? record.recordingUrl,
    recording: theirs.recording ?? record.recording,
  };
}

function recordOfTheirs(theirs: VendorRecord): HistoryRecord {
  const { direction, number, name, queue, at, talked, recording } = theirs;
  const id = theirs.id ?? `call-centre ${direction} ${number} ${String(at)}`;
  return {
    id,
    direction,
    number,
    name,
    queue,
    at,
    talked,
    recordingUrl: safe(theirs.recordingUrl),
    recording,
  };
}

/** The address of a recording, if a browser may be sent there: over TLS, without a login in it. */
function safe(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined;
  const { protocol, hostname, username, password, href } = new URL(url);
  const local = demo && protocol === 'http:' && /^(?:localhost|127\.0\.0\.1)$/u.test(hostname);
  return (protocol === 'https:' || local) && !username && !password ? href : undefined;
}
