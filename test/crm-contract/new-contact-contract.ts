import { describe, expect, it } from 'vitest';
import type { CallLog } from '../../lib/crm/call-log';
import { makeContact, type MakeOptions } from '../../lib/crm/new-contact';
import { writtenNumber } from '../../lib/phone-numbers/written-forms';
import type { SimulatedCrm } from '../peers/crm/simulated-crm';
import { FAULTS, running } from './running-crm';

const NUMBER = writtenNumber('131 8888 8888', 'CN');
const HOUR = 3_600_000;
const NOW = { known: [], now: 10 * HOUR } satisfies MakeOptions;

/** What connectors hold that make contacts. */
export function newContactContract(name: string, simulate: () => SimulatedCrm): void {
  describe(`${name} makes a contact`, () => {
    const crm = running(simulate);
    const make = (person: string, options: MakeOptions = NOW) =>
      makeContact(crm().connector, { name: person, number: NUMBER }, options);
    const contacts = () => crm().contacts?.() ?? [];
    const table = () =>
      contacts().map((one) => [[one.name].flat().filter(Boolean).join('|'), one.phone]);

    it('with the name in its parts and the number in E.164; it is found, and calls are logged on it', async () => {
      const made = await make('Grace Brewster Hopper');
      const [there, ...others] = contacts();
      expect(others).toEqual([]);
      expect(there?.phone).toBe('+8613188888888');
      expect(['Grace Brewster Hopper', 'Grace Brewster|Hopper']).toContain(table()[0]?.[0]);
      expect(made).toMatchObject({
        state: 'made',
        contact: {
          name: 'Grace Brewster Hopper',
          record: { connector: crm().connector.name, id: there?.id },
          why: { source: crm().connector.name, field: 'new', host: crm().recordHost },
        },
      });
      const contact = made.state === 'made' ? made.contact : undefined;
      expect(new URL(contact?.url ?? '').host).toBe(crm().recordHost);
      const signal = AbortSignal.timeout(5000);
      expect(await crm().connector.find(NUMBER, signal)).toMatchObject([
        { record: contact?.record },
      ]);
      await crm().connector.log?.write(
        { ...CALL, contact: contact?.record },
        { again: false, signal },
      );
      expect(crm().calls()).toMatchObject([{ contact: there?.id }]);
    });

    it.each([
      ['Cher', 'Cher', 'Cher'],
      ['Doe, Jane', 'Jane|Doe', 'Jane Doe'],
      ['王伟', '伟|王', '王伟'],
      ['<b>"O\'Brien" \\ & Söhne</b>', expect.stringContaining('Brien'), expect.anything()],
    ])('%s', async (typed, parted, whole) => {
      expect(await make(typed)).toMatchObject({ state: 'made' });
      const [there] = contacts();
      if (typeof there?.name !== 'string') return expect(table()[0]?.[0]).toEqual(parted);
      const asTyped = there.name.split(' ').toReversed().join('');
      expect([there.name, asTyped]).toContainEqual(whole);
    });

    it('once, though the reply was lost: it is looked for before another try', async () => {
      crm().server.break('lost-reply');
      const lost = await make('Grace Hopper');
      expect(lost).toEqual({ state: 'unsure', code: 'unreachable', triedAt: NOW.now });
      crm().server.break(undefined);
      const again = await make('Grace B. Hopper', { ...NOW, triedAt: NOW.now });
      expect(again).toMatchObject({ state: 'made', contact: { name: 'Grace Hopper' } });
      expect(contacts()).toHaveLength(1);
    });

    it('at the next try, where none has come of the first', async () => {
      const later = { ...NOW, triedAt: NOW.now - HOUR };
      expect(await make('Grace Hopper', later)).toMatchObject({ state: 'made' });
      expect(contacts()).toHaveLength(1);
    });

    it('after one renewal of what had expired', async () => {
      crm().server.expire(true);
      expect(await make('Grace Hopper')).toMatchObject({ state: 'made' });
      expect([crm().server.renewals, contacts().length]).toEqual([1, 1]);
    });

    it.each([...FAULTS, ['limited', 'rate-limited'] as const])(
      'or says what is amiss at %s: %s',
      async (broken, code) => {
        crm().server.break(broken);
        const lost = code === 'unreachable' || code === 'garbage';
        const made = await make('Grace Hopper');
        expect(made).toMatchObject({ state: lost ? 'unsure' : 'failed', code });
        expect(contacts()).toEqual([]);
        expect(crm().server.asked).toHaveLength(1);
      },
    );
  });
}

const CALL: CallLog = {
  id: 'call-7',
  direction: 'incoming',
  number: '+8613188888888',
  startedAt: Date.UTC(2026, 0, 31, 8),
  endedAt: Date.UTC(2026, 0, 31, 8, 1),
  result: 'answered',
  subject: 'Call with Grace Hopper',
};
