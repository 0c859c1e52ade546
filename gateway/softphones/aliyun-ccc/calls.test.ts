import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FromSoftphone } from '../../../lib/telephony/providers/hosted/protocol';
import { CallLedger } from '../line/call-ledger';
import { CccCalls } from './calls';
import { toldCall } from './told';
import { Waiting } from './waiting';
import type { WorkbenchSdk } from './workbench-sdk';

/** An SDK that notes what it is asked, and does nothing. */
function calls() {
  const asked: string[] = [];
  const sdk = new Proxy({} as WorkbenchSdk, {
    get:
      (_target, name) =>
      (...what: unknown[]) =>
        void asked.push([String(name), ...what].join(' ')),
  });
  const said: FromSoftphone[] = [];
  const ledger = new CallLedger(
    (message) => said.push(message),
    () => 7,
  );
  const waiting = new Waiting();
  const world = {
    seen: false,
    calls: ledger,
    now: () => 7,
    line: () => undefined,
    duty: () => undefined,
    api: () => Promise.resolve(),
    newCredentials: () => Promise.resolve(),
    warn: () => undefined,
  };
  const made = new CccCalls(sdk, world, waiting);
  const told = (id: string): string[] =>
    said.flatMap((one) => {
      if (one.type !== 'call' || one.id !== id) return [];
      return one.event.type === 'ended' ? [`ended ${one.event.reason}`] : [one.event.type];
    });
  const dial = (id: string, number: string, consultFor?: string): Promise<void> => {
    ledger.dialled(id);
    return made.dial(id, number, { consultFor });
  };
  return { asked, calls: made, ledger, told, dial, waiting, said };
}

const settle = (ms = 0): Promise<void> => vi.advanceTimersByTimeAsync(ms).then(() => undefined);

async function talking() {
  const t = calls();
  const dialled = t.dial('a', '+8613188888888');
  await settle();
  t.calls.mayDial();
  t.calls.dialling();
  await dialled;
  t.calls.established();
  t.calls.status(10);
  return t;
}

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a call that is dialled', () => {
  it('is dialled if the agent still wants it, and by nobody else', async () => {
    const t = calls();
    expect(t.calls.mayDial()).toBe(false);
    void t.dial('a', '+8613188888888');
    await settle();
    expect(t.asked).toEqual(['call 13188888888 auto']);
    expect(t.calls.mayDial()).toBe(true);
    await t.calls.act('a', { type: 'hang-up' });
    expect(t.calls.mayDial()).toBe(false);
    expect(t.told('a')).toEqual(['ended cancelled']);
    expect(t.asked).not.toContain('hangUp');
  });

  it('ends as its legs were released', async () => {
    const t = calls();
    void t.dial('a', '+8613188888888');
    await settle();
    t.calls.dialling();
    const channelContexts = [{ userId: '', releaseReason: '486 - Busy Here' }];
    t.calls.released(toldCall({ callContext: { jobId: 'j', channelContexts } }));
    t.calls.released(toldCall({}));
    expect(t.told('a')).toEqual(['ringing', 'ended busy']);
  });

  it('ends with what the SDK refused, and with nothing heard in time', async () => {
    const t = calls();
    void t.dial('a', '+8613188888888');
    await settle();
    t.waiting.refused('CallerIsNull');
    await settle();
    void t.dial('b', '+8613188888888');
    await settle(8_000);
    expect([t.told('a'), t.told('b')]).toEqual([['ended not-allowed'], ['ended failed']]);
  });

  it('is the only one', async () => {
    const t = await talking();
    await t.dial('b', '+8613188888889');
    expect(t.told('b')).toEqual(['ended not-allowed']);
  });

  it('ends when the status says so, should no release be told', async () => {
    const t = await talking();
    t.calls.status(5);
    await settle(1_000);
    expect(t.told('a')).toEqual(['ringing', 'connected', 'ended remote-hung-up']);
  });

  it('is answered at once, before it was told that it is dialled', async () => {
    const t = calls();
    const dialled = t.dial('a', '+8613188888888');
    await settle();
    t.calls.mayDial();
    t.calls.established();
    await dialled;
    expect(t.told('a')).toEqual(['ringing', 'connected']);
  });

  it('goes on when a status from before it comes late', async () => {
    const t = await talking();
    t.calls.status(3);
    t.calls.status(10);
    await settle(1_000);
    expect(t.told('a').at(-1)).toBe('connected');
  });
});

describe('a call that comes in', () => {
  it('is offered under its job, again under another id, and missed if it was not taken', () => {
    const t = calls();
    const coming = toldCall({ jobId: 'job-1', caller: '13188888888', callee: '05711234567' });
    t.calls.coming(coming);
    t.calls.coming(coming);
    t.calls.released(toldCall({}));
    t.calls.coming(coming);
    expect(t.said.filter(({ type }) => type === 'offered')).toEqual([
      {
        type: 'offered',
        call: { id: 'job-1', number: '+8613188888888', line: { number: '+865711234567' } },
      },
      { type: 'offered', call: expect.objectContaining({ id: 'job-1#2' }) as unknown },
    ]);
    expect(t.told('job-1')).toEqual(['ended missed']);
  });

  it('without a microphone ends as that', async () => {
    const t = calls();
    t.calls.coming(toldCall({ jobId: 'job-1', caller: '13188888888' }));
    await t.calls.act('job-1', { type: 'answer' });
    await t.calls.act('job-1', { type: 'answer' });
    t.calls.unasked('8001');
    expect(t.asked).toEqual(['answer', 'hangUp']);
    expect(t.told('job-1')).toEqual(['ended no-microphone']);
  });
});

describe('a consultation', () => {
  it('is told by the status, and given up without the customer', async () => {
    const t = await talking();
    void t.dial('b', '80011475', 'a');
    await settle();
    t.calls.status(16);
    t.calls.status(17);
    void t.calls.act('b', { type: 'hang-up' });
    await settle();
    t.calls.status(10);
    expect(t.asked.slice(1)).toEqual(['initiateAttendedTransfer 80011475 ', 'thirdCallRetrieve']);
    expect(t.told('b')).toEqual(['ringing', 'connected', 'ended hung-up']);
    expect(t.told('a')).toEqual(['ringing', 'connected', 'held', 'held']);
  });

  it('is completed: both end as transferred', async () => {
    const t = await talking();
    void t.dial('b', '80011475', 'a');
    await settle();
    t.calls.status(16);
    t.calls.status(17);
    void t.calls.act('a', { type: 'complete-transfer', with: 'b' });
    await settle();
    t.calls.released(toldCall({}));
    expect(t.asked).toContain('thirdCallTransferFinished');
    expect(t.told('a').at(-1)).toBe('ended transferred');
    expect(t.told('b').at(-1)).toBe('ended transferred');
  });

  it('with somebody who does not answer ends, and the call goes on', async () => {
    const t = await talking();
    void t.dial('b', '80011475', 'a');
    await settle();
    t.calls.status(16);
    t.calls.status(10);
    expect(t.told('b')).toEqual(['ringing', 'ended no-answer']);
    expect(t.ledger.has('a')).toBe(true);
  });
});

it('a blind transfer that is refused is told, and the call goes on', async () => {
  const t = await talking();
  void t.calls.act('a', { type: 'transfer', to: '80011475' });
  await settle();
  t.waiting.refused('UserBusy');
  await settle();
  const transfers = t.said.flatMap((one) =>
    one.type === 'call' && one.event.type === 'transfer' ? [one.event.transfer] : [],
  );
  expect(transfers).toEqual([
    { kind: 'blind', to: '80011475', state: 'trying' },
    { kind: 'blind', to: '80011475', state: 'failed', fault: 'busy' },
  ]);
  expect(t.ledger.has('a')).toBe(true);
});
