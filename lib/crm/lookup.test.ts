import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writtenNumber } from '../phone-numbers/written-forms';
import { CallLookups } from './call-lookups';
import type { Connector, Contact, Why } from './connector';
import { CrmFault } from './crm-fault';
import { lookup } from './lookup';

const number = writtenNumber('+4930123456', 'DE');
const seen: Why = { source: 'seen-on-page', host: 'crm.example', at: 1 };
const inCrm: Why = { source: 'salesforce', host: 'sf.example', crm: 'Salesforce', field: 'mobile' };
const never = new Promise<never>(() => undefined);

const connector = (find: Connector['find'], name: Connector['name'] = 'salesforce'): Connector => ({
  name,
  find,
});
const after = (ms: number, answer: readonly Contact[]): Connector =>
  connector(() => new Promise((resolve) => setTimeout(resolve, ms, answer)));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function run(connectors: readonly Connector[], known?: readonly Contact[]) {
  const told: (readonly Contact[])[] = [];
  const found = lookup(connectors, number, { known, tell: (people) => told.push(people) });
  await vi.advanceTimersByTimeAsync(1500);
  return { told, ...(await found) };
}

describe('lookup', () => {
  it('tells the first answer at once and lets later ones refine it', async () => {
    const page = { name: 'Jane Doe', label: 'Mobile', url: 'https://crm.example/list', why: seen };
    const record = { name: 'jane  doe', company: 'Acme', url: 'https://sf.example/1', why: inCrm };
    const { told } = await run([after(400, [record]), after(1, [page])]);
    expect(told[0]).toEqual([page]);
    expect(told[1]).toEqual([{ ...record, label: 'Mobile', also: [seen] }]);
  });

  it('keeps to the number of seconds, whatever a connector does', async () => {
    const faulty = connector(() => Promise.reject(new CrmFault('expired')), 'dynamics');
    const deaf = connector(() => never, 'http-json');
    const broken = connector(() => Promise.reject(new TypeError()), 'salesforce');
    const { people, faults } = await run([
      faulty,
      deaf,
      broken,
      after(1499, [{ name: 'Jane', why: inCrm }]),
    ]);
    expect(people.map(({ name }) => name)).toEqual(['Jane']);
    expect(faults).toEqual([
      { connector: 'dynamics', crm: 'dynamics', code: 'expired' },
      { connector: 'salesforce', crm: 'salesforce', code: 'unreachable' },
      { connector: 'http-json', crm: 'http-json', code: 'unreachable' },
    ]);
  });

  it('tells a late connector that nobody waits', async () => {
    let signal: AbortSignal | undefined;
    await run([connector((_, given) => ((signal = given), never))]);
    expect(signal?.aborted).toBe(true);
  });

  it('asks nobody about a withheld number', async () => {
    const find = vi.fn<Connector['find']>();
    await lookup([connector(find)], writtenNumber('', 'DE'));
    expect(find).not.toHaveBeenCalled();
  });

  it('holds two records of one name apart', async () => {
    const two = ['1', '2'].map((id) => ({
      name: 'Wang Wei',
      url: `https://sf.example/${id}`,
      why: inCrm,
    }));
    expect((await run([after(1, two)])).people).toHaveLength(2);
  });
});

const contacts: fc.Arbitrary<Contact> = fc.record({
  name: fc.constantFrom('Jane', 'jane ', 'Wang Wei', ''),
  company: fc.constantFrom(undefined, 'Acme', 'Other'),
  url: fc.constantFrom(
    undefined,
    'https://sf.example/1',
    'https://sf.example/2',
    'https://x.example/',
  ),
  why: fc.constantFrom(seen, inCrm, { ...inCrm, host: 'x.example' }),
});
const answers = fc.array(
  fc.record({
    ms: fc.integer({ min: 0, max: 2000 }),
    answer: fc.array(contacts, { maxLength: 4 }),
  }),
  { maxLength: 5 },
);

describe('a lookup, whoever answers when', () => {
  it('moves nobody, lists no record twice and forgets nobody who was told', async () => {
    await fc.assert(
      fc.asyncProperty(answers, fc.array(contacts, { maxLength: 2 }), async (all, drawn) => {
        const known = drawn.filter(
          ({ url }, at) => drawn.findIndex((one) => one.url === url) === at,
        );
        const { told, people } = await run(
          all.map(({ ms, answer }) => after(ms, answer)),
          known,
        );
        const drawings = [known, ...told];
        for (const [at, next] of drawings.slice(1).entries()) {
          const before = drawings[at] ?? [];
          expect(next.length).toBeGreaterThanOrEqual(before.length);
          before.forEach(({ name, url }, place) => {
            const now = next[place];
            const same = now?.name.trim().toLowerCase() === name.trim().toLowerCase();
            expect(same || now?.url === url).toBe(true);
            if (url !== undefined) expect(now?.url).toBeDefined();
          });
        }
        const urls = people.flatMap(({ url }) => url ?? []);
        expect(new Set(urls).size).toBe(urls.length);
        for (const { ms, answer } of all.filter((one) => one.ms < 1500)) {
          for (const { why } of answer) {
            const sources = people.flatMap((one) => [one.why, ...(one.also ?? [])]);
            expect(sources, `after ${ms} ms`).toContainEqual(why);
          }
        }
      }),
    );
  });
});

describe('CallLookups', () => {
  const call = { id: 'a', number, known: [] };

  it('asks once for the life of a call', async () => {
    const find = vi.fn(() => Promise.resolve([{ name: 'Jane', why: inCrm }]));
    const lookups = new CallLookups(() => [connector(find)]);
    const told: string[] = [];
    const hear = (people: readonly Contact[]) => told.push(...people.map(({ name }) => name));
    await Promise.all([1, 2].map(() => lookups.of(call, (people) => hear(people))));
    const late: (readonly Contact[])[] = [];
    await lookups.of(call, (people) => late.push(people));
    expect(find).toHaveBeenCalledTimes(1);
    expect(told).toEqual(['Jane', 'Jane']);
    expect(late).toEqual([[{ name: 'Jane', why: inCrm }]]);
    lookups.over('a');
    await lookups.of(call, hear);
    expect(find).toHaveBeenCalledTimes(2);
  });

  it('asks again where somebody failed', async () => {
    const find = vi.fn(() => Promise.reject(new CrmFault('rate-limited')));
    const lookups = new CallLookups(() => [connector(find)]);
    for (const times of [1, 2]) {
      const { faults } = await lookups.of(call, () => undefined);
      expect(faults).toEqual([
        { connector: 'salesforce', crm: 'salesforce', code: 'rate-limited' },
      ]);
      expect(find).toHaveBeenCalledTimes(times);
    }
  });
});
