import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { loggerOf } from '../../log/log';
import { DEFAULT_SETTINGS, type Settings } from '../../policy/settings';
import { Store } from '../store';
import { AFTER_CALL_ALARM, AgentShift } from './agent-shift';
import { agentStep } from './agent-step';

const START = 1_000_000;

let store: Store;
let shift: AgentShift;
let told: string[];
let settings: Settings;

beforeEach(async () => {
  vi.useFakeTimers({ now: START });
  fakeBrowser.reset();
  told = [];
  settings = { ...DEFAULT_SETTINGS, breakReasons: [{ id: 'lunch', label: 'Lunch' }] };
  store = new Store(() => Promise.resolve(), loggerOf('hub'));
  shift = new AgentShift({
    store,
    settings: {
      get current() {
        return settings;
      },
    },
    command: (command) => {
      if (command.type === 'duty') told.push(`${command.duty.state} ${command.duty.reason ?? ''}`);
      return Promise.resolve();
    },
    now: Date.now,
  });
  store.onSnapshot((now, before) => shift.follow(now, before));
  await shift.begin();
});
afterEach(() => vi.useRealTimers());

const line = (state: 'up' | 'connecting') =>
  store.changeSnapshot({
    can: ['agent-state'],
    line: state === 'up' ? { state, elsewhere: false } : { state },
  });

async function afterCall(): Promise<void> {
  const over = { type: 'calls', over: true, live: false, afterCallSeconds: 30 } as const;
  await store.change((stored) => agentStep(stored, over, Date.now()));
}

it('tells the call centre every state once, and again when the line is back', async () => {
  expect(told).toEqual([]);
  await line('up');
  await shift.set('break', 'lunch');
  await shift.set('break', 'lunch');
  await store.changeSnapshot({ missed: 1 });
  await shift.set('break', 'no such reason');
  expect(told).toEqual(['ready ', 'break lunch', 'break ']);
  await line('connecting');
  await line('up');
  expect(told.slice(3)).toEqual(['break ']);
});

it('a call centre that keeps no states is told none', async () => {
  await store.changeSnapshot({ can: [], line: { state: 'up', elsewhere: false } });
  await shift.set('offline');
  expect(told).toEqual([]);
});

it('after-call work ends by the timer, and has an alarm for a worker that is not there', async () => {
  await afterCall();
  const alarm = await fakeBrowser.alarms.get(AFTER_CALL_ALARM);
  expect(alarm?.scheduledTime).toBe(START + 30_000);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(store.snapshot.agent.duty).toBe('after-call');
  await vi.advanceTimersByTimeAsync(1);
  expect(store.snapshot.agent).toEqual({ duty: 'ready', since: START + 30_000 });
  expect(await fakeBrowser.alarms.get(AFTER_CALL_ALARM)).toBeUndefined();
});

it('a minute more moves both', async () => {
  await afterCall();
  await shift.moreTime();
  expect((await fakeBrowser.alarms.get(AFTER_CALL_ALARM))?.scheduledTime).toBe(START + 90_000);
  await vi.advanceTimersByTimeAsync(89_999);
  expect(store.snapshot.agent.duty).toBe('after-call');
  await vi.advanceTimersByTimeAsync(1);
  expect(store.snapshot.agent.duty).toBe('ready');
});

it('a count-down that ended while no worker was there is over at the next start', async () => {
  await afterCall();
  vi.setSystemTime(START + 31_000);
  await shift.begin();
  expect(store.snapshot.agent.duty).toBe('ready');
});

it('counts the time in each state', async () => {
  await vi.advanceTimersByTimeAsync(5_000);
  await shift.set('break');
  await vi.advanceTimersByTimeAsync(2_000);
  await store.changeSnapshot({ signIn: 'out' });
  expect(store.memory.stateTimes).toMatchObject({
    duty: 'offline',
    spent: { ready: 5_000, break: 2_000 },
  });
});
