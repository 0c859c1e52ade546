import { describe, expect, it } from 'vitest';
import { CrmFault, type CrmFaultCode } from '../crm-fault';
import {
  beingSent,
  changed,
  delivered,
  isDue,
  newDelivery,
  notDelivered,
  reconnected,
  wantedAgain,
  type Waiting,
} from './delivery';
import { pauseAfter, RESTED, restAfter } from './pause';
import { askedToWait, isUndelivered, nextDue, wakeAt } from './plan';

const NOW = 1_000_000;
const AT = { now: NOW, random: 1 };
const wanted = (version: number, canAmend = false) => ({ version, canAmend, now: NOW });
const fresh = newDelivery('Salesforce', NOW, NOW);

function failed(before: Waiting, code: CrmFaultCode, more: CrmFault['more'] = {}) {
  return notDelivered(before, beingSent(before, 1, 'once'), new CrmFault(code, more), AT);
}

describe('a try that came to nothing', () => {
  it.each<[CrmFaultCode, object]>([
    ['refused', { state: 'failed' }],
    ['garbage', { state: 'failed', sent: 1 }],
    ['expired', { state: 'waiting' }],
    ['rate-limited', { state: 'waiting', nextTryAt: NOW + 5_000 }],
    ['unreachable', { state: 'waiting', sent: 1, nextTryAt: NOW + 5_000 }],
  ])('%s', (code, becomes) => {
    const told = { crm: 'Salesforce', since: NOW, attempts: 1, code };
    expect(failed(fresh, code)).toEqual({ ...told, ...becomes });
  });

  it('never takes back that an earlier one may have come through', () => {
    const lost = failed(fresh, 'unreachable') as Waiting;
    for (const code of ['refused', 'expired', 'rate-limited'] as const) {
      expect(failed(lost, code)).toMatchObject({ sent: 1, attempts: 2 });
      expect(wantedAgain(failed(lost, code), NOW)).toMatchObject({ sent: 1, nextTryAt: NOW });
    }
  });

  it('is not told again before the CRM’s own search can know of it', () => {
    const sending = beingSent(fresh, 1, 'once-asked', NOW + 60_000);
    expect(isDue(sending, NOW + 59_999)).toBe(false);
    expect(isDue(sending, NOW + 60_000)).toBe(true);
    const after = (code: CrmFaultCode) => notDelivered(fresh, sending, new CrmFault(code), AT);
    expect(after('unreachable')).toMatchObject({ nextTryAt: NOW + 60_000, sent: 1 });
    // Nothing was written: there is nothing to wait for.
    expect(after('rate-limited')).toMatchObject({ nextTryAt: NOW + 5_000 });
  });

  it('is not put off by a time that a wrong clock has written', () => {
    const strange = { ...fresh, nextTryAt: NOW + 365 * 24 * 3_600_000 };
    expect(isDue(strange, NOW)).toBe(true);
    expect(failed(strange, 'unreachable')).toMatchObject({ nextTryAt: NOW + 5_000 });
  });

  it('waits as long as the CRM asks for, within reason', () => {
    expect(failed(fresh, 'rate-limited', { retryAfterMs: 60_000 })).toMatchObject({
      nextTryAt: NOW + 66_000,
    });
    expect(pauseAfter(1, 0, 60_000)).toBe(60_000);
    expect(pauseAfter(1, 0, Infinity)).toBe(24 * 3_600_000);
  });

  it('waits longer each time, never beyond a quarter of an hour, never in step', () => {
    expect([1, 2, 3, 9, 5_000].map((tries) => pauseAfter(tries, 1) / 1000)).toEqual([
      5, 15, 45, 900, 900,
    ]);
    expect(pauseAfter(1, 0)).toBe(2_500);
  });
});

describe('what the CRM has', () => {
  it('is what it should have', () => {
    expect(delivered(beingSent(fresh, 3, 'once'), 'T1', wanted(3))).toEqual({
      state: 'saved',
      crm: 'Salesforce',
      since: NOW,
      attempts: 1,
      sent: 3,
      id: 'T1',
    });
  });
  it('may be older, where it keeps what an earlier try brought', () => {
    const lost = failed(fresh, 'unreachable') as Waiting;
    expect(delivered(beingSent(lost, 2, 'once-asked'), 'T1', wanted(2))).toMatchObject({
      outdated: true,
    });
    expect(delivered(beingSent(lost, 2, 'at-least-once'), 'T1', wanted(2))).not.toHaveProperty(
      'outdated',
    );
    expect(delivered(beingSent(fresh, 1, 'once'), 'T1', wanted(2))).toMatchObject({
      outdated: true,
    });
  });
});

describe('what a CRM has, and was changed', () => {
  const saved = delivered(beingSent(fresh, 1, 'once'), 'T1', wanted(1));
  const amends = changed(saved, wanted(2, true)) as Waiting;

  it('goes on its way again under the same id, where it can be amended', () => {
    const told = { crm: 'Salesforce', since: NOW, attempts: 0, sent: 1, id: 'T1' };
    expect(amends).toEqual({ ...told, state: 'waiting', nextTryAt: NOW });
    const sending = beingSent(amends, 2, 'once-asked', NOW + 60_000);
    expect(sending).toEqual({ ...amends, sent: 2 });
    expect(delivered(sending, 'T1', wanted(2, true))).toEqual({ ...saved, sent: 2 });
    expect(delivered(sending, 'T1', wanted(3, true))).toMatchObject({ state: 'waiting', id: 'T1' });
    expect(changed(saved, wanted(2))).toEqual({ ...saved, outdated: true });
    const lost = failed(fresh, 'unreachable') as Waiting;
    const older = delivered(beingSent(lost, 2, 'once'), 'T1', wanted(2, true));
    expect(older).toMatchObject({ state: 'waiting', id: 'T1', sent: 1 });
  });

  it.each<CrmFaultCode>(['unreachable', 'rate-limited', 'expired', 'refused', 'garbage'])(
    'keeps its id, whatever the CRM says: %s',
    (code) => {
      const after = notDelivered(amends, beingSent(amends, 2, 'once'), new CrmFault(code), AT);
      expect(after).toMatchObject({ id: 'T1', code });
      expect(wantedAgain(after, NOW)).toMatchObject({ state: 'waiting', id: 'T1' });
      expect(reconnected(after, NOW)).toMatchObject({ id: 'T1' });
    },
  );

  it('waits for whoever goes on writing, and no less for a CRM that had enough', () => {
    const later = { ...wanted(3, true), now: NOW + 1_500 };
    expect(changed(amends, later)).toMatchObject({ nextTryAt: NOW + 1_500 });
    const limited = { ...amends, code: 'rate-limited', nextTryAt: NOW + 90_000 } as const;
    expect(changed(limited, later)).toBe(limited);
    expect(changed(fresh, later)).toBe(fresh);
  });
});

describe('what is due', () => {
  const entry = (at: number, delivery: Partial<Waiting>) => ({
    at,
    deliveries: { salesforce: { ...fresh, ...delivery } },
  });
  it('is what was tried least, then the oldest', () => {
    const all = [
      entry(1, { attempts: 1 }),
      entry(3, {}),
      entry(2, {}),
      entry(0, { nextTryAt: NOW + 1 }),
    ];
    expect(nextDue(all, 'salesforce', NOW)?.at).toBe(2);
    expect(nextDue(all, 'hubspot', NOW)).toBeUndefined();
  });
  it('is not what waits for a connection, until there may be one', () => {
    const expired = failed(fresh, 'expired');
    expect(isDue(expired, NOW)).toBe(false);
    expect(isDue(reconnected(expired, NOW), NOW)).toBe(true);
    const limited = failed(fresh, 'rate-limited');
    expect(reconnected(limited, NOW)).toBe(limited);
  });
  it('is what a clock that was set back has put years ahead', () => {
    expect(isDue({ ...fresh, nextTryAt: NOW + 4_000_000_000 }, NOW)).toBe(true);
  });
  it('is not what was refused, until somebody wants it', () => {
    const refused = failed(fresh, 'refused', { status: 400 });
    expect(refused).toMatchObject({ status: 400 });
    expect(isDue(refused, NOW)).toBe(false);
    expect(isDue(wantedAgain(refused, NOW), NOW)).toBe(true);
    expect(isUndelivered({ at: 0, deliveries: { salesforce: refused } })).toBe(true);
  });
  it('is woken for, not before the CRM wants it', () => {
    const all = [
      entry(1, { nextTryAt: NOW + 5 }),
      entry(2, { code: 'rate-limited', nextTryAt: NOW + 9 }),
    ];
    expect(askedToWait(all, 'salesforce')).toBe(NOW + 9);
    expect(wakeAt(all, () => 0)).toBe(NOW + 5);
    expect(wakeAt(all, () => NOW + 9)).toBe(NOW + 9);
    expect(wakeAt(all, () => Infinity)).toBeUndefined();
    expect(wakeAt([], () => 0)).toBeUndefined();
  });
});

describe('a CRM is left alone', () => {
  const rest = (code: CrmFaultCode, before = RESTED) => restAfter(before, new CrmFault(code), AT);
  it('while it is down, for longer each time, and until it is connected', () => {
    const once = rest('unreachable');
    expect(once).toEqual({ faults: 1, until: NOW + 5_000 });
    expect(rest('rate-limited', once)).toEqual({ faults: 2, until: NOW + 15_000 });
    expect(rest('expired').until).toBe(Infinity);
  });
  it('but not for what one call has', () => {
    expect([rest('refused'), rest('garbage')]).toEqual([RESTED, RESTED]);
  });
});
