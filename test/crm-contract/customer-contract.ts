import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writtenNumber } from '../../lib/phone-numbers/written-forms';
import type { SimulatedCrm } from '../peers/crm/simulated-crm';

const NUMBER = writtenNumber('+8613188888888', 'CN');
const HOSTILE = `<img src=x onerror=alert(1)>\u202e${'x'.repeat(10_240)}`;

/** What connectors hold that tell more of a customer than who it is. */
export function customerContract(name: string, simulate: () => SimulatedCrm): void {
  describe(`${name} tells of a customer`, () => {
    let crm: SimulatedCrm;
    beforeEach(async () => {
      crm = simulate();
      await crm.server.start();
    });
    afterEach(() => crm.server.stop());
    const signal = () => AbortSignal.timeout(5000);
    const jane = async (email?: string) => {
      const id = crm.add({ name: 'Jane Doe', mobile: '+8613188888888', email });
      const [contact] = await crm.connector.find(NUMBER, signal());
      if (!contact?.record) throw new Error('Jane is not found');
      return { id, contact, record: contact.record };
    };

    it('the email address and the owner', async () => {
      const { contact } = await jane('jane@northwind.example');
      expect(contact.fields).toEqual(
        expect.arrayContaining([
          { name: 'email', value: 'jane@northwind.example' },
          { name: 'owner', value: 'Ada Owner' },
        ]),
      );
    });

    it('what is open with them alone, the latest first, on the CRM’s own pages', async () => {
      const { id, record } = await jane();
      crm.addCase?.('somebody-else', { title: 'Not hers' });
      crm.addCase?.(id, { title: 'Older' });
      crm.addCase?.(id, { title: 'Closed', closed: true });
      crm.addCase?.(id, { title: 'Newer' });
      const open = await crm.connector.open?.(record, signal());
      expect(open?.map(({ title }) => title)).toEqual(['Newer', 'Older']);
      for (const { url, number, status } of open ?? []) {
        expect(new URL(url ?? '')).toMatchObject({ protocol: 'https:', host: crm.recordHost });
        expect([number, status]).toEqual([expect.stringMatching(/\d/u), expect.any(String)]);
      }
    });

    it('one more than is shown, of many, and titles as plain text', async () => {
      const { id, record } = await jane();
      for (let more = 0; more < 9; more += 1) crm.addCase?.(id, { title: HOSTILE });
      const open = await crm.connector.open?.(record, signal());
      expect(open).toHaveLength(4);
      expect(open?.every(({ title }) => title.length <= 128 && !title.includes('\u202e'))).toBe(
        true,
      );
    });

    it('nothing of a record that is none of its own, and asks nobody', async () => {
      const { record } = await jane();
      const before = crm.server.asked.length;
      for (const id of ["x' OR Id != '", '../contacts', '']) {
        expect(await crm.connector.open?.({ ...record, id }, signal())).toEqual([]);
      }
      expect(crm.server.asked).toHaveLength(before);
    });

    it.each([
      ['failing', 'unreachable'],
      ['wrong-shape', 'garbage'],
    ] as const)('nothing at %s, and says so: %s', async (fault, code) => {
      const { record } = await jane();
      crm.server.break(fault);
      await expect(crm.connector.open?.(record, signal())).rejects.toMatchObject({ code });
    });

    it('where a new one is entered, with the number and on its own host', () => {
      const page = crm.connector.createPage?.(NUMBER) ?? '';
      expect(new URL(page)).toMatchObject({ protocol: 'https:', host: crm.recordHost });
      expect(decodeURIComponent(decodeURIComponent(page))).toContain('+8613188888888');
      const strange = crm.connector.createPage?.(writtenNumber('"><b>&a=b#', 'CN')) ?? '';
      expect(new URL(strange)).toMatchObject({ host: crm.recordHost, hash: '' });
      expect([...new URL(strange).searchParams.keys()]).not.toContain('a');
    });
  });
}
