import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { salesforceSettings } from './settings';
import { soslIn } from '../../../../test/peers/crm/salesforce/sosl';
import { simulatedSalesforce } from '../../../../test/peers/crm/salesforce/salesforce';
import { writtenNumber } from '../../../phone-numbers/written-forms';
import { phoneSearch } from './sosl';

describe('phoneSearch', () => {
  it('asks for each way of writing', () => {
    expect(phoneSearch(writtenNumber('+8613188888888', 'CN'))).toContain(
      'FIND {"\\+8613188888888" OR "8613188888888" OR "13188888888" OR "131 8888 8888" OR "\\+86 131 8888 8888"} IN PHONE FIELDS',
    );
  });
  it('stays well-formed, whoever calls', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (typed) => {
        expect(soslIn(phoneSearch(writtenNumber(typed, 'CN')))).toBeDefined();
      }),
    );
  });
});

describe('the address of an instance', () => {
  it.each(['https://acme.my.salesforce.com', 'https://acme--dev.sandbox.my.salesforce.com'])(
    'may be %s',
    (instanceUrl) =>
      expect(v.parse(salesforceSettings, { instanceUrl, clientId: 'app' })).toMatchObject({
        instanceUrl,
      }),
  );
  it.each([
    'http://acme.my.salesforce.com',
    'https://acme.my.salesforce.com.evil.example',
    'https://evil.example#.salesforce.com',
    'https://a@acme.my.salesforce.com',
    'https://acme.my.salesforce.com/x',
  ])('is not %s', (instanceUrl) => {
    expect(v.safeParse(salesforceSettings, { instanceUrl, clientId: 'app' }).success).toBe(false);
  });
});

it('knows that the day’s requests are used up', async () => {
  const crm = simulatedSalesforce();
  await crm.server.start();
  const find = () =>
    crm.connector.find(writtenNumber('+8613188888888', 'CN'), AbortSignal.timeout(5000));
  crm.refuse('REQUEST_LIMIT_EXCEEDED');
  await expect(find()).rejects.toMatchObject({ code: 'rate-limited' });
  crm.refuse('API_DISABLED_FOR_ORG');
  await expect(find()).rejects.toMatchObject({ code: 'refused', more: { status: 403 } });
  await crm.server.stop();
});
