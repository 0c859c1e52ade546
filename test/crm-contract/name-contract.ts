import { describe, expect, it } from 'vitest';
import type { Contact } from '../../lib/crm/connector';
import { CrmFault } from '../../lib/crm/crm-fault';
import { searchByName } from '../../lib/crm/name-search';
import { nameFit, searchable } from '../../lib/crm/remote/person-name';
import { FAULTS, HOSTILE_NAMES, running } from './running-crm';
import type { SimulatedCrm } from '../peers/crm/simulated-crm';

/** What somebody may type that means something to one of the query languages. */
const HOSTILE_QUERIES = [
  "' or 1 eq 1 or contains(fullname,'",
  '"} IN ALL FIELDS RETURNING User(Id)',
  'x)or(Last_Name:starts_with:J',
  '**',
  '%_%',
  '\\\\,()',
  '{name}',
  '\u202e\u2066 \u0000',
  `${'x'.repeat(10_240)} J`,
];

/** What connectors hold that can be searched by name, tried against a server on a real socket. */
export function nameContract(name: string, simulate: () => SimulatedCrm): void {
  const find = async (crm: SimulatedCrm, typed: string, signal = AbortSignal.timeout(5000)) => {
    const found = (await crm.connector.findByName?.(searchable(typed), signal)) ?? [];
    // Whoever shows them leaves out whose name does not fit.
    return found.filter((one) => nameFit(one.name, typed) !== undefined);
  };
  const ids = (people: readonly Contact[]) => people.map(({ record }) => record?.id);

  describe(`${name} finds by name`, () => {
    const crm = running(simulate);

    it('nobody', async () => {
      crm().add({ name: 'Somebody Else', mobile: '+8613188888888' });
      expect(await find(crm(), 'Jane Doe')).toEqual([]);
    });

    it('somebody however the name is typed, and says that it is by name', async () => {
      crm().add({ name: 'Somebody Else', mobile: '+8613188888888' });
      const id = crm().add({ name: 'Jane Doe', mobile: '+4930123456' });
      expect(crm().findsNames.length).toBeGreaterThan(2);
      for (const typed of crm().findsNames) {
        const [jane, ...others] = await find(crm(), typed);
        expect([typed, others]).toEqual([typed, []]);
        expect(jane).toMatchObject({
          name: 'Jane Doe',
          record: { connector: crm().connector.name, id },
          why: { source: crm().connector.name, field: 'name', host: crm().recordHost },
        });
        expect(new URL(jane?.url ?? '').host).toBe(crm().recordHost);
      }
    });

    it('a Chinese name', async () => {
      const id = crm().add({ name: '王伟', phone: '+8613188888888' });
      expect(ids(await find(crm(), '王伟'))).toEqual([id]);
    });

    it('many, each once', async () => {
      const all = ['1', '2', '3'].map((one) =>
        crm().add({ name: 'Jane Doe', mobile: `+491700000${one}` }),
      );
      expect(ids(await find(crm(), 'Jane Doe')).sort()).toEqual([...all].sort());
    });

    it.each(HOSTILE_QUERIES)('nobody by what means something to a query: %j', async (typed) => {
      crm().add({ name: 'Jane Doe', mobile: '+8613188888888' });
      const found = await searchByName([crm().connector], typed);
      expect(found).toEqual({ people: [], faults: [] });
    });

    it('names as plain text, and no page elsewhere', async () => {
      for (const hostile of HOSTILE_NAMES) {
        crm().add({ name: `Jane ${hostile}`, mobile: '+8613188888888' });
      }
      const signal = AbortSignal.timeout(5000);
      const found = (await crm().connector.findByName?.('Jane', signal)) ?? [];
      expect(found).toHaveLength(HOSTILE_NAMES.length);
      for (const contact of found) {
        expect(contact.name.length).toBeLessThanOrEqual(128);
        expect(contact.name).not.toMatch(/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
        expect(new URL(contact.url ?? '').host).toBe(crm().recordHost);
      }
    });
  });

  describe(`${name} fails to find by name`, () => {
    const crm = running(simulate);
    const fault = async (signal?: AbortSignal): Promise<CrmFault> => {
      const rejected: unknown = await find(crm(), 'Jane Doe', signal).catch(
        (cause: unknown) => cause,
      );
      expect(rejected).toBeInstanceOf(CrmFault);
      return rejected as CrmFault;
    };

    it('not for an expired token: one renewal, one more try', async () => {
      crm().add({ name: 'Jane Doe', mobile: '+8613188888888' });
      crm().server.expire(true);
      expect(await find(crm(), 'Jane Doe')).toHaveLength(1);
      const requests = crm().asksPerName ?? 1;
      expect([crm().server.renewals, crm().server.asked.length]).toEqual([1, 1 + requests]);
    });

    it('as expired when there is no new token', async () => {
      crm().server.expire(false);
      expect((await fault()).code).toBe('expired');
    });

    it('as rate-limited', async () => {
      crm().server.break('limited');
      expect(await fault()).toMatchObject({ code: 'rate-limited', more: { retryAfterMs: 7000 } });
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
    });
  });
}
