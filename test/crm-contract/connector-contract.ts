import { describe, expect, it } from 'vitest';
import type { CallLog } from '../../lib/crm/call-log';
import { CrmFault } from '../../lib/crm/crm-fault';
import { writtenNumber } from '../../lib/phone-numbers/written-forms';
import { WRITTEN, type SimulatedCrm } from '../peers/crm/simulated-crm';
import { FAULTS, HOSTILE_NAMES, running } from './running-crm';

const NUMBER = writtenNumber('+8613188888888', 'CN');

/** What every connector that asks a CRM must hold, tried against a server on a real socket. */
export function connectorContract(name: string, simulate: () => SimulatedCrm): void {
  describe(`${name} finds`, () => {
    const crm = running(simulate);
    const find = (number = NUMBER, signal = AbortSignal.timeout(5000)) =>
      crm().connector.find(number, signal);

    it('nobody', async () => {
      crm().add({ name: 'Somebody else', mobile: '+8613188888889' });
      expect(await find()).toEqual([]);
    });

    it('one, and says why', async () => {
      const id = crm().add({ name: 'Jane Doe', mobile: '13188888888', phone: '+4930123456' });
      const [jane, ...others] = await find();
      expect(others).toEqual([]);
      expect(jane).toMatchObject({
        name: 'Jane Doe',
        record: { connector: crm().connector.name, id },
        why: {
          source: crm().connector.name,
          field: crm().onlyPhone ? 'phone' : 'mobile',
          host: crm().recordHost,
        },
      });
      expect(new URL(jane?.url ?? '').host).toBe(crm().recordHost);
      expect(jane?.url).toMatch(/^https:/u);
      expect(decodeURIComponent(jane?.url ?? '')).toContain(id);
    });

    it('many, each once', async () => {
      const ids = ['A', 'B', 'C'].map((one) => crm().add({ name: one, phone: '+8613188888888' }));
      const found = await find();
      expect(found.map(({ record }) => record?.id).sort()).toEqual([...ids].sort());
    });

    it.each(WRITTEN)('a caller who is announced as %s', async (typed) => {
      const id = crm().add({ name: 'Jane Doe', mobile: '+8613188888888' });
      crm().add({ name: 'Longer', mobile: '9131888888889' });
      const found = await find(writtenNumber(typed, 'CN'));
      expect(found.map(({ record }) => record?.id)).toEqual([id]);
    });

    it('a customer, however the number is written there', async () => {
      expect(crm().finds.length).toBeGreaterThan(1);
      const ids = crm().finds.map((mobile) => crm().add({ name: mobile, mobile }));
      expect((await find()).map(({ record }) => record?.id).sort()).toEqual(ids.sort());
    });

    it('only who has the very number, though the digits be part of theirs', async () => {
      crm().add({ name: 'Longer', mobile: '+49 13188888888' });
      expect(await find()).toEqual([]);
    });

    it('names as plain text, and no page elsewhere', async () => {
      for (const hostile of HOSTILE_NAMES) crm().add({ name: hostile, mobile: '+8613188888888' });
      const found = await find();
      expect(found).toHaveLength(HOSTILE_NAMES.length);
      for (const contact of found) {
        expect(contact.name.length).toBeLessThanOrEqual(128);
        expect(contact.name).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
        expect(new URL(contact.url ?? '').host).toBe(crm().recordHost);
      }
    });
  });

  describe(`${name} fails`, () => {
    const crm = running(simulate);
    const fault = async (signal = AbortSignal.timeout(5000)): Promise<CrmFault> => {
      const rejected: unknown = await crm()
        .connector.find(NUMBER, signal)
        .catch((cause: unknown) => cause);
      expect(rejected).toBeInstanceOf(CrmFault);
      return rejected as CrmFault;
    };

    it('not for an expired token: one renewal, one more try', async () => {
      crm().add({ name: 'Jane Doe', mobile: '+8613188888888' });
      crm().server.expire(true);
      expect(await crm().connector.find(NUMBER, AbortSignal.timeout(5000))).toHaveLength(1);
      const requests = crm().asksPerSearch ?? 1;
      expect([crm().server.renewals, crm().server.asked.length]).toEqual([1, 1 + requests]);
    });

    it.each([
      ['there is no new token', false, 1],
      ['the new token is refused, too', true, 2],
    ])('as expired when %s', async (_, renewable, requests) => {
      crm().server.expire(renewable);
      crm().server.lockOut();
      expect((await fault()).code).toBe('expired');
      expect([crm().server.renewals, crm().server.asked.length]).toEqual([1, requests]);
    });

    it('as rate-limited, and says until when', async () => {
      crm().server.break('limited');
      expect(await fault()).toMatchObject({ code: 'rate-limited', more: { retryAfterMs: 7000 } });
      expect(crm().server.asked).toHaveLength(1);
    });

    it.each(FAULTS)('at %s: %s', async (broken, code) => {
      crm().server.break(broken);
      expect((await fault()).code).toBe(code);
      expect(crm().server.asked).toHaveLength(1);
    });

    it('when nobody waits any longer', async () => {
      crm().server.break('hang');
      const late = new AbortController();
      const failed = fault(late.signal);
      await expect.poll(() => crm().server.asked.length).toBe(1);
      late.abort();
      expect((await failed).code).toBe('unreachable');
      expect((await fault(late.signal)).code).toBe('unreachable');
      expect(crm().server.asked).toHaveLength(1);
    });
  });

  describe(`${name} writes calls`, () => {
    const crm = running(simulate);
    const write = async (call: CallLog, again = false) => {
      const signal = AbortSignal.timeout(5000);
      return crm().connector.log?.write(call, { again, signal });
    };

    const janes = async (): Promise<CallLog> => {
      crm().add({ name: 'Jane Doe', mobile: '+8613188888888' });
      const [jane] = await crm().connector.find(NUMBER, AbortSignal.timeout(5000));
      return { ...CALL, contact: jane?.record };
    };

    it('with the whole note, the direction, the recording and the contact', async () => {
      const id = crm().add({ name: 'Jane Doe', mobile: '+8613188888888' });
      const [jane] = await crm().connector.find(NUMBER, AbortSignal.timeout(5000));
      const note = `Wants a call 'back' \\ <b>"today"</b> 李\n${'long '.repeat(1000)}end`;
      await write({ ...CALL, note, contact: jane?.record });
      const outgoing = { ...CALL, id: "another ' call", direction: 'outgoing' } as const;
      const strange = write(outgoing);
      if (crm().needsContact) await expect(strange).rejects.toMatchObject({ code: 'refused' });
      else await strange;
      const [first, second, ...more] = crm().calls();
      expect(more).toEqual([]);
      expect(first).toMatchObject({ direction: 'incoming', contact: id });
      expect(first?.text).toContain(note);
      expect(first?.text).toContain(CALL.recordingUrl);
      if (crm().needsContact) return;
      expect(second?.direction).toBe('outgoing');
      expect(second?.contact).toBeUndefined();
      expect(second?.text).toContain(outgoing.number);
    });

    it('as often as it promises when the reply is lost', async () => {
      const about = crm().needsContact ? await janes() : CALL;
      crm().server.break('lost-reply');
      await expect(write(about)).rejects.toMatchObject({ code: 'unreachable' });
      expect(crm().calls()).toHaveLength(1);
      crm().server.break(undefined);
      const id = await write(about, true);
      expect(id).toMatch(/./u);
      const once = crm().connector.log?.guarantee !== 'at-least-once';
      expect(crm().calls()).toHaveLength(once ? 1 : 2);
      if (once) expect(await write(about, true)).toBe(id);
    });

    it.each(FAULTS)('and says what is amiss at %s: %s', async (broken, code) => {
      const about = crm().needsContact ? await janes() : CALL;
      crm().server.break(broken);
      await expect(write(about)).rejects.toMatchObject({ code });
      crm().server.break(undefined);
      await write(about, true);
      expect(crm().calls()).toHaveLength(1);
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
  subject: 'Call with Jane Doe',
  recordingUrl: 'https://records.example/7.wav',
  agent: 'Ada',
};
