import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { simulatedHubspot } from '../../../../test/peers/crm/hubspot/hubspot';
import { writtenNumber } from '../../../phone-numbers/written-forms';
import type { CallLog } from '../../call-log';
import { asHtml } from '../../remote/as-html';
import { phoneSearch } from './phone-search';

const CALL: CallLog = {
  id: '1f0c3a10-1111-4222-8333-0000000000aa',
  direction: 'outgoing',
  number: '+8613188888888',
  startedAt: Date.UTC(2026, 0, 31, 8, 0, 0, 123),
  endedAt: Date.UTC(2026, 0, 31, 8, 1),
  talked: 42_400,
  result: 'answered',
  subject: 'Call',
};

describe('a call in HubSpot', () => {
  let crm = simulatedHubspot();
  beforeEach(async () => {
    crm = simulatedHubspot();
    await crm.server.start();
  });
  afterEach(() => crm.server.stop());
  const write = (again: boolean, call = CALL) =>
    crm.connector.log?.write(call, { again, signal: AbortSignal.timeout(5000) });

  it('is there twice at most, though its search lags behind', async () => {
    crm.index.lag();
    crm.server.break('lost-reply');
    await expect(write(false)).rejects.toMatchObject({ code: 'unreachable' });
    crm.server.break(undefined);
    // Told again too soon: the first is not found yet.
    await write(true);
    expect(crm.calls()).toHaveLength(2);
    crm.index.catchUp();
    const ids = new Set([await write(true), await write(true), await write(true)]);
    expect(ids.size).toBe(1);
    expect(crm.calls()).toHaveLength(2);
  });

  it('is there once where its search was given the time that the connector names', async () => {
    crm.index.lag();
    const id = await write(false);
    expect(crm.connector.log?.settlesMs).toBeGreaterThan(0);
    crm.index.catchUp();
    expect(await write(true)).toBe(id);
    expect(crm.calls()).toHaveLength(1);
  });

  it('is not taken for another that began at the same moment', async () => {
    const twin = { ...CALL, id: '2f0c3a10-1111-4222-8333-0000000000aa' };
    const [first, second] = [await write(true), await write(true, twin)];
    expect(first).not.toBe(second);
    expect(await write(true, twin)).toBe(second);
    expect(crm.calls()).toHaveLength(2);
  });
});

describe('text for a timeline', () => {
  it('has no tag of its own, and is what was written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(asHtml(text).replaceAll('<br>', '')).not.toMatch(/[<>"']/u);
      }),
    );
    expect(asHtml('Öl & <b>\n李 𝒳')).toBe('Öl &amp; &lt;b&gt;<br>李 𝒳');
  });

  it('keeps the end when it is too long, and cuts no sign in two', () => {
    const long = asHtml(`${'<'.repeat(30_000)}the end`, 65_536);
    expect(long.length).toBeLessThanOrEqual(65_536);
    expect(long).toMatch(/^(?:&lt;)+…(?:&lt;)+the end$/u);
  });
});

it('a search stays within what HubSpot takes, whoever calls', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 64 }), (typed) => {
      const asked = phoneSearch(writtenNumber(typed, 'CN')) as { filterGroups: object[] };
      expect(asked.filterGroups.length).toBeLessThanOrEqual(5);
      expect(JSON.stringify(asked).length).toBeLessThanOrEqual(3000);
    }),
  );
});
