import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CallLog } from '../../lib/crm/call-log';
import type { RecordKey } from '../../lib/crm/connector';
import type { CrmFaultCode } from '../../lib/crm/crm-fault';
import { writtenNumber } from '../../lib/phone-numbers/written-forms';
import type { Fault } from '../peers/crm/server';
import type { SimulatedCrm } from '../peers/crm/simulated-crm';

const FAULTS: readonly (readonly [Fault, CrmFaultCode])[] = [
  ['failing', 'unreachable'],
  ['cut', 'unreachable'],
  ['redirect', 'unreachable'],
  ['page', 'garbage'],
  ['truncated', 'garbage'],
  ['wrong-shape', 'garbage'],
  ['too-long', 'garbage'],
];
const LONG = `${'She will <b>call</b> "back" & 李\n'.repeat(200)}the end`;

/** What connectors hold that can change a call which their CRM has already. */
export function amendContract(name: string, simulate: () => SimulatedCrm): void {
  describe(`${name} changes a call that is there`, () => {
    let crm: SimulatedCrm;
    let call: CallLog;
    /** What the CRM calls it. */
    let id: string;
    let joan: RecordKey | undefined;
    const signal = () => AbortSignal.timeout(5000);
    const amend = (into: Partial<CallLog>) =>
      crm.connector.log?.amend?.(id, { ...call, ...into }, { signal: signal() });
    const customer = async (person: string, mobile: string): Promise<RecordKey | undefined> => {
      crm.add({ name: person, mobile });
      const [found] = await crm.connector.find(writtenNumber(mobile, 'CN'), signal());
      return found?.record;
    };

    beforeEach(async () => {
      crm = simulate();
      await crm.server.start();
      const contact = await customer('Jane Doe', '+8613188888888');
      joan = await customer('Joan Doe', '+8613188887777');
      call = { ...CALL, contact };
      id = (await crm.connector.log?.write(call, { again: false, signal: signal() })) ?? '';
    });
    afterEach(() => crm.server.stop());

    it('to what the agent has written last, also a long text, and a short one again', async () => {
      await amend({ note: LONG, disposition: 'Sold' });
      expect(crm.calls()).toMatchObject([{ direction: 'incoming', contact: call.contact?.id }]);
      expect(crm.calls()[0]?.text).toContain(LONG);
      await amend({ note: 'Short' });
      expect(crm.calls()).toHaveLength(1);
      expect(crm.calls()[0]?.text).toContain('Short');
      expect(crm.calls()[0]?.text).not.toContain('the end');
    });

    it('to whom the agent has named last, and to nobody', async () => {
      if (crm.keepsContact) {
        await expect(amend({ contact: joan })).rejects.toMatchObject({ code: 'refused' });
        await expect(amend({ contact: undefined })).rejects.toMatchObject({ code: 'refused' });
        expect(crm.calls()).toMatchObject([{ contact: call.contact?.id }]);
        return;
      }
      await amend({ contact: joan, note: 'It was Joan' });
      expect(crm.calls()).toMatchObject([{ contact: joan?.id }]);
      await amend({ contact: undefined });
      expect(crm.calls().map(({ contact }) => contact)).toEqual([undefined]);
      await amend({});
      expect(crm.calls()).toMatchObject([{ contact: call.contact?.id }]);
    });

    it('not where somebody has deleted it: it is said, and not written anew', async () => {
      crm.deleteCall(id);
      const gone = { code: 'refused', more: { status: 404 } };
      await expect(amend({ note: 'Too late' })).rejects.toMatchObject(gone);
      expect(crm.calls()).toEqual([]);
    });

    it('once more after a reply that was lost, and nothing is there twice', async () => {
      crm.server.break('lost-reply');
      const change = { note: LONG, contact: crm.keepsContact ? call.contact : joan };
      await expect(amend(change)).rejects.toMatchObject({ code: 'unreachable' });
      crm.server.break(undefined);
      await amend(change);
      await amend(change);
      expect(crm.calls()).toMatchObject([{ contact: change.contact?.id }]);
      expect(crm.calls()[0]?.text).toContain(LONG);
    });

    it('after one renewal of a token that has expired', async () => {
      crm.server.expire(true);
      await amend({ note: 'Renewed' });
      expect(crm.server.renewals).toBe(1);
      expect(crm.calls()[0]?.text).toContain('Renewed');
    });

    it('not while it is signed out', async () => {
      crm.server.expire(false);
      crm.server.lockOut();
      await expect(amend({ note: 'Later' })).rejects.toMatchObject({ code: 'expired' });
    });

    it('not before it wants to be asked again', async () => {
      crm.server.break('limited');
      const limited = { code: 'rate-limited', more: { retryAfterMs: 7000 } };
      await expect(amend({ note: 'Later' })).rejects.toMatchObject(limited);
    });

    it.each(FAULTS)('and says what is amiss at %s: %s', async (broken, code) => {
      crm.server.break(broken);
      await expect(amend({ note: 'Later' })).rejects.toMatchObject({ code });
      crm.server.break(undefined);
      await amend({ note: 'Later' });
      expect(crm.calls()).toHaveLength(1);
      expect(crm.calls()[0]?.text).toContain('Later');
    });
  });
}

const CALL: CallLog = {
  id: 'call-7',
  direction: 'incoming',
  number: '+8613188888888',
  startedAt: Date.UTC(2026, 0, 31, 8),
  endedAt: Date.UTC(2026, 0, 31, 8, 1),
  talked: 42_400,
  result: 'answered',
  subject: 'Call with <Jane>',
  note: 'As it was first',
  agent: 'Ada',
};
