import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { criteriaIn } from '../../../../test/peers/crm/zoho/criteria';
import { simulatedZoho } from '../../../../test/peers/crm/zoho/zoho';
import { writtenNumber } from '../../../phone-numbers/written-forms';
import type { CallLog } from '../../call-log';
import { phoneSearch } from './phone-search';

const CALL: CallLog = {
  id: '1f0c3a10-1111-4222-8333-0000000000aa',
  direction: 'incoming',
  number: '+8613188888888',
  startedAt: Date.UTC(2026, 0, 31, 8, 0, 0, 123),
  endedAt: Date.UTC(2026, 0, 31, 9, 10),
  result: 'missed',
  subject: 'Call',
};

let crm = simulatedZoho();
beforeEach(async () => {
  crm = simulatedZoho();
  await crm.server.start();
});
afterEach(() => crm.server.stop());

describe('a call in Zoho CRM', () => {
  const write = (again: boolean, call = CALL) =>
    crm.connector.log?.write(call, { again, signal: AbortSignal.timeout(5000) });

  it('is there twice at most, though its search lags behind', async () => {
    crm.index.lag();
    crm.server.break('lost-reply');
    await expect(write(false)).rejects.toMatchObject({ code: 'unreachable' });
    crm.server.break(undefined);
    await write(true);
    expect(crm.calls()).toHaveLength(2);
    crm.index.catchUp();
    const ids = new Set([await write(true), await write(true), await write(true)]);
    expect(ids.size).toBe(1);
    expect(crm.calls()).toHaveLength(2);
  });

  it('is missed where nobody talked, and lasts as long as it did', async () => {
    await write(false);
    const long = { ...CALL, id: 'b', result: 'answered', talked: 3_725_000 } as const;
    await write(false, { ...long, note: 'x'.repeat(40_000) });
    expect(crm.index.all).toMatchObject([
      { Call_Type: 'Missed', Call_Duration: '00:00', Call_Start_Time: '2026-01-31T08:00:00+00:00' },
      { Call_Type: 'Inbound', Call_Duration: '62:05' },
    ]);
    expect(crm.calls()[1]?.text).toMatch(/x…\n\n\+8613188888888\nb$/u);
  });

  it('that Zoho declines is refused, and not told again', async () => {
    const wrong = write(false, { ...CALL, subject: '' });
    await expect(wrong).rejects.toMatchObject({ code: 'refused' });
    expect(crm.calls()).toEqual([]);
  });
});

it('looks among the leads for whoever is no contact', async () => {
  const number = writtenNumber('+8613188888888', 'CN');
  const find = () => crm.connector.find(number, AbortSignal.timeout(5000));
  const lead = crm.addLead({ name: 'Lead', mobile: '+8613188888888' });
  expect(await find()).toMatchObject([
    {
      name: 'Lead',
      record: { type: 'Leads', id: lead },
      url: `https://crm.zoho.eu/crm/tab/Leads/${lead}`,
    },
  ]);
  const contact = crm.add({ name: 'Contact', mobile: '+8613188888888' });
  expect((await find()).map(({ record }) => record?.id)).toEqual([contact]);
});

it('criteria stay well-formed, whoever calls', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (typed) => {
      const query = new URLSearchParams(phoneSearch('Contacts', writtenNumber(typed, 'CN')));
      const known = new Set(['Phone', 'Mobile']);
      expect(criteriaIn(query.get('criteria') ?? '', known)).toBeDefined();
    }),
  );
});
