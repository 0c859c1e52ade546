import type { Contact, RecordKey } from '../../crm/connector';
import type { EarlierCall } from '../../snapshot/customer';
import type { HistoryRecord } from '../../snapshot/history';

/** So many are told: what happened last, and what it was about before. */
const FEW = 3;
const NOTE_LIMIT = 160;

/** Who is asked about: a number, and the record that the call is with. */
export type Asked = { readonly call: string; readonly number: string; readonly record?: RecordKey };

/** The calls of a history that were with the same number or record, newest first. */
export function callsWith(
  all: readonly HistoryRecord[],
  { call, number, record }: Asked,
  sameNumber: (one: string, other: string) => boolean,
): readonly HistoryRecord[] {
  return all
    .filter(
      (one) =>
        one.id !== call &&
        (sameRecord(one.record, record) || (number !== '' && sameNumber(one.number, number))),
    )
    .sort((one, other) => other.at - one.at);
}

/** The last few of them, as a view tells them. */
export function earlierCalls(calls: readonly HistoryRecord[]): readonly EarlierCall[] {
  return calls.slice(0, FEW).map(({ id, direction, at, talked, endReason, disposition, note }) => ({
    id,
    direction,
    at,
    talked,
    endReason,
    disposition,
    note: firstLine(note),
  }));
}

/** When each of these was last talked to, ms since 1970: by the record, else by the name. */
export function lastSpoken(
  calls: readonly HistoryRecord[],
  contacts: readonly Contact[],
): readonly (number | null)[] {
  const talked = calls.filter((call) => call.talked !== undefined);
  return contacts.map(({ record, name }) => {
    const last = talked.find((call) =>
      call.record && record ? sameRecord(call.record, record) : call.name === name,
    );
    return last?.at ?? null;
  });
}

function sameRecord(one: RecordKey | undefined, other: RecordKey | undefined): boolean {
  return (
    one !== undefined &&
    one.connector === other?.connector &&
    one.type === other.type &&
    one.id === other.id
  );
}

function firstLine(note: string | undefined): string | undefined {
  const line = note?.trim().split(/\r?\n/u)[0]?.trim().slice(0, NOTE_LIMIT);
  return line === '' ? undefined : line;
}
