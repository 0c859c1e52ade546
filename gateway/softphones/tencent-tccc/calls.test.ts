import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { SoftphoneWorld } from '../line/vendor-softphone';
import { TcccCalls } from './calls';
import type { Tccc, TcccEvent } from './tccc';

const NAMES = ['ready', 'callIn', 'callOuted', 'calloutAccepted', 'userAccessed'] as const;
const MORE = ['autoTransfer', 'transfer', 'sessionEnded', 'statusChanged', 'tokenExpired'] as const;

let hearers: Map<string, (event: unknown) => void>;
let told: string[];
let reply: (value: unknown) => void;
let calls: TcccCalls;
const Call = {
  startOutboundCall: vi.fn<Tccc['Call']['startOutboundCall']>(),
  startInternalCall: vi.fn<Tccc['Call']['startInternalCall']>(),
  hungUp: vi.fn<Tccc['Call']['hungUp']>(),
  transfer: vi.fn<Tccc['Call']['transfer']>(),
  accept: vi.fn<Tccc['Call']['accept']>(),
};
const say = (name: TcccEvent, event: unknown): void => hearers.get(name)?.(event);

beforeEach(() => {
  hearers = new Map();
  told = [];
  const dialled = new Promise<unknown>((resolve) => (reply = resolve));
  Call.startOutboundCall.mockReturnValue(dialled);
  Call.startInternalCall.mockReturnValue(dialled);
  for (const method of [Call.hungUp, Call.transfer, Call.accept]) {
    method.mockResolvedValue({ status: 'success' });
  }
  const events = Object.fromEntries([...NAMES, ...MORE].map((name) => [name, name]));
  const tccc = {
    events,
    on: (name: string, hear: (event: unknown) => void) => void hearers.set(name, hear),
    Call,
  };
  const world = {
    now: () => 7,
    warn: (what: string) => told.push(`warn ${what}`),
    calls: {
      offered: ({ id, number }: { id: string; number: string }) =>
        told.push(`${id} offered ${number}`),
      tell: (id: string, { type }: { type: string }) => told.push(`${id} ${type}`),
      end: (id: string, reason: string) => told.push(`${id} ended ${reason}`),
    },
  };
  calls = new TcccCalls(tccc as unknown as Tccc, world as unknown as SoftphoneWorld);
  calls.listen();
});

describe('a call that is dialled', () => {
  test('is known by its first event, which may come before the reply', async () => {
    const dialling = calls.dial('a', '008613188888888', {});
    say('callOuted', { data: { sessionId: 's1' } });
    say('calloutAccepted', { sessionId: 's1' });
    reply({ data: { sessionId: 's1' } });
    await dialling;
    say('sessionEnded', { data: { sessionId: 's1', closeBy: 'client' } });
    expect(told).toEqual(['a ringing', 'a connected', 'a ended remote-hung-up']);
  });

  test('and given up before it has a name, is hung up when it has one', async () => {
    const dialling = calls.dial('a', '008613188888888', {});
    await calls.act('a', { type: 'hang-up' });
    expect(Call.hungUp).not.toHaveBeenCalled();
    reply({ data: { sessionId: 's1' } });
    await dialling;
    expect(Call.hungUp).toHaveBeenCalledExactlyOnceWith({ sessionId: 's1' });
    say('sessionEnded', { sessionId: 's1', closeBy: 'seat' });
    expect(told).toEqual(['a ended cancelled']);
  });

  test('and refused, has failed', async () => {
    reply({ status: 'error', errorMsg: 'no' });
    await calls.dial('a', '008613188888888', {});
    expect(told).toEqual(['a ended failed']);
  });

  test('shows the number and uses the group that were chosen; an account is a colleague', async () => {
    reply({ sessionId: 's1' });
    await calls.dial('a', '008613188888888', { from: '0086075586013388', skillGroup: '12' });
    expect(Call.startOutboundCall).toHaveBeenCalledWith({
      phoneNumber: '008613188888888',
      callerPhoneNumber: '0086075586013388',
      skillGroupId: '12',
    });
    await calls.dial('b', 'ada@example.com', {});
    expect(Call.startInternalCall).toHaveBeenCalledWith({ calleeUserId: 'ada@example.com' });
  });
});

describe('a call that rings', () => {
  const rings = { sessionId: 's1', type: 'phone', callerPhoneNumber: '008613188888888' };

  test('goes elsewhere when nobody answers', () => {
    say('callIn', rings);
    say('callIn', { data: rings });
    say('autoTransfer', { data: { sessionId: 's1' } });
    say('sessionEnded', { sessionId: 's1', closeBy: 'timer' });
    expect(told).toEqual(['s1 offered +8613188888888', 's1 ended missed']);
  });

  test('is answered once, and ends when there is no microphone', async () => {
    say('callIn', rings);
    Call.accept.mockRejectedValue(new DOMException('Permission denied', 'NotAllowedError'));
    await Promise.all([calls.act('s1', { type: 'answer' }), calls.act('s1', { type: 'answer' })]);
    expect(Call.accept).toHaveBeenCalledExactlyOnceWith({ sessionId: 's1' });
    expect(told.at(-1)).toBe('s1 ended no-microphone');
  });

  test('is not taken for the one that is being dialled', () => {
    void calls.dial('a', '008613188888888', {});
    say('transfer', { sessionId: 'another' });
    say('userAccessed', { sessionId: 'another' });
    expect(told).toEqual([]);
  });
});

test('a transfer that is refused leaves the call, and may be tried again', async () => {
  say('callIn', { sessionId: 's1', type: 'phone' });
  say('userAccessed', { sessionId: 's1' });
  Call.transfer.mockRejectedValueOnce(new Error('nobody is free'));
  await calls.act('s1', { type: 'transfer', to: '+8613188888888' });
  expect(Call.transfer).not.toHaveBeenCalled();
  await calls.act('s1', { type: 'transfer', to: '12' });
  await calls.act('s1', { type: 'transfer', to: 'ada@example.com' });
  expect(Call.transfer.mock.calls.map(([target]) => target)).toEqual([
    { sessionId: 's1', skillGroupId: '12' },
    { sessionId: 's1', userId: 'ada@example.com' },
  ]);
  say('transfer', { sessionId: 's1' });
  expect(told.at(-1)).toBe('s1 ended transferred');
});
