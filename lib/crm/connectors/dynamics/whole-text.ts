import { describedCall, type CallLog } from '../../call-log';
import type { Access } from '../../connector';
import { CrmFault } from '../../crm-fault';
import { ask } from '../../remote/ask';
import { guidOf } from './guid';

/**
 * The longest `description` of a phone call
 * (https://learn.microsoft.com/en-us/power-apps/developer/data-platform/reference/entities/phonecall).
 */
const LONGEST_DESCRIPTION = 2000;
/** The longest `notetext` of a note, as published for the table `annotation`. */
const LONGEST_NOTE = 100_000;

type Place = {
  readonly access: Access;
  readonly api: string;
  /** The phone call's key. */
  readonly activity: string;
  /** A note may be there from before, and go where it is not needed any more. */
  readonly before?: true;
};

/** The text of a phone call, as far as it fits: number, agent and our id stay at the end. */
export function fitting(call: CallLog): string {
  const whole = describedCall(call);
  if (whole.length <= LONGEST_DESCRIPTION) return whole;
  const facts = describedCall({ ...call, note: undefined });
  return `${whole.slice(0, LONGEST_DESCRIPTION - facts.length - 3)}…\n\n${facts}`;
}

/**
 * Where the text is longer than a description, all of it goes into a note on the phone call, whose key
 * is made of our call's id: told again, it is the same one.
 *
 * @throws {CrmFault}
 */
export async function keepWhole(
  { access, api, activity, before }: Place,
  call: CallLog,
  signal: AbortSignal,
): Promise<void> {
  const whole = describedCall(call);
  const note = `${api}/annotations(${await guidOf(`${call.id}:note`)})`;
  if (whole.length > LONGEST_DESCRIPTION) {
    const body = {
      subject: call.subject.slice(0, 200),
      notetext: whole.slice(0, LONGEST_NOTE),
      'objectid_phonecall@odata.bind': `/phonecalls(${activity})`,
    };
    // A PATCH to a key that is not there yet makes the record.
    await ask(access, note, { method: 'PATCH', body }, signal);
  } else if (before) {
    await ask(access, note, { method: 'DELETE' }, signal).catch((fault: unknown) => {
      if (!(fault instanceof CrmFault) || fault.more.status !== 404) throw fault;
    });
  }
}
