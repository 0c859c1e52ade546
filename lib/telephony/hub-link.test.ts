import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EngineToHub, HubToEngine } from '../messaging/engine-protocol';
import { BEAT_MS, HubLink } from './hub-link';
import type { EnginePort } from './hub-link';

const HELLO = { type: 'state' } as EngineToHub;

function setUp({ busy }: { busy: boolean }) {
  const ports: { sent: EngineToHub[]; drop: () => void; say: (m: HubToEngine) => void }[] = [];
  const heard: HubToEngine[] = [];
  const facts = { busy, gone: false };
  const connect = (): EnginePort => {
    if (facts.gone) throw new Error('Extension context invalidated.');
    const sent: EngineToHub[] = [];
    const drops: (() => void)[] = [];
    const ears: ((message: HubToEngine) => void)[] = [];
    ports.push({
      sent,
      drop: () => drops.forEach((drop) => drop()),
      say: (message) => ears.forEach((ear) => ear(message)),
    });
    return {
      postMessage: (message) => void sent.push(message),
      onMessage: { addListener: (ear) => void ears.push(ear) },
      onDisconnect: { addListener: (drop) => void drops.push(drop) },
    };
  };
  const link = new HubLink({
    connect,
    hear: (message) => void heard.push(message),
    hello: () => HELLO,
    busy: () => facts.busy,
  });
  return { link, ports, heard, facts };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('every connection opens with the whole state', () => {
  const { link, ports } = setUp({ busy: false });
  link.send({ type: 'credentials?', id: 'q', refused: false });
  link.send({ type: 'beat' });
  expect(ports[0]?.sent.map((one) => one.type)).toEqual(['state', 'credentials?', 'beat']);
});

test('a state that finds no port is sent once, as the greeting', () => {
  const { link, ports } = setUp({ busy: false });
  link.send(HELLO);
  expect(ports[0]?.sent).toEqual([HELLO]);
});

test('beats only while busy', () => {
  const { ports, facts } = setUp({ busy: false });
  vi.advanceTimersByTime(BEAT_MS * 2);
  expect(ports).toHaveLength(0);
  facts.busy = true;
  vi.advanceTimersByTime(BEAT_MS);
  expect(ports[0]?.sent.map((one) => one.type)).toEqual(['state', 'beat']);
});

test('F1: a worker that dies while we are busy is woken at once', () => {
  const { link, ports } = setUp({ busy: true });
  link.open();
  ports[0]?.drop();
  vi.advanceTimersByTime(0);
  expect(ports).toHaveLength(2);
  expect(ports[1]?.sent).toEqual([HELLO]);
});

test('a worker that dies while we are idle sleeps until the next change', () => {
  const { link, ports } = setUp({ busy: false });
  link.open();
  ports[0]?.drop();
  vi.advanceTimersByTime(BEAT_MS);
  expect(ports).toHaveLength(1);
  link.send(HELLO);
  expect(ports).toHaveLength(2);
});

test('a worker that dies at every start is not asked in a tight loop', () => {
  const { link, ports } = setUp({ busy: true });
  link.open();
  for (let at = 0; at < 10; at += 1) {
    ports.at(-1)?.drop();
    vi.advanceTimersByTime(250);
  }
  expect(ports.length).toBeLessThan(6);
});

test('after the extension is gone nothing is thrown', () => {
  const { link, facts } = setUp({ busy: true });
  facts.gone = true;
  expect(() => link.send(HELLO)).not.toThrow();
});
