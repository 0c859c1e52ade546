import { describe, expect, it } from 'vitest';
import { meet } from './meeting';
import type { MeetingPlace } from './meeting';

const OURS = 'chrome-extension://aaaabbbbccccddddeeeeffffgggghhhh';
const OTHER = 'chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba';

function place(framedBy?: string) {
  const posted: { message: unknown; to: string }[] = [];
  const hear = new Set<(event: MessageEvent<unknown>) => void>();
  const parent = {
    postMessage: (message: unknown, to: string) => void posted.push({ message, to }),
  };
  const made: MeetingPlace = {
    parent,
    location: framedBy === undefined ? {} : { ancestorOrigins: { item: () => framedBy } },
    addEventListener: (_type, listener) => void hear.add(listener),
    removeEventListener: (_type, listener) => void hear.delete(listener),
  };
  const { port1, port2 } = new MessageChannel();
  const welcome = (change: Readonly<Record<string, unknown>> = {}): void => {
    const data = { sidetone: 'welcome', version: 1, nonce: 'n' };
    const event = { source: parent, origin: OURS, data, ports: [port1], ...change };
    for (const one of hear) one(event as unknown as MessageEvent<unknown>);
  };
  const close = (): void => {
    port1.close();
    port2.close();
  };
  return { place: made, posted, welcome, port1, close };
}

describe('meeting the extension', () => {
  it('knocks only where it is framed by one of its own', async () => {
    const t = place(OURS);
    const met = meet(t.place, [OTHER, OURS], 'n');
    const knock = { sidetone: 'knock', version: 1, nonce: 'n' };
    expect(t.posted).toEqual([{ message: knock, to: OURS }]);
    t.welcome();
    expect(await met).toEqual({ port: t.port1, place: 'engine' });
    t.close();
  });

  it('is told that it is seen', async () => {
    const t = place(OURS);
    const met = meet(t.place, [OURS], 'n');
    t.welcome({ data: { sidetone: 'welcome', version: 1, nonce: 'n', place: 'panel' } });
    expect((await met).place).toBe('panel');
    t.close();
  });

  it('says nothing in the frame of a stranger', () => {
    const t = place('https://evil.example');
    void meet(t.place, [OURS], 'n');
    expect(t.posted).toEqual([]);
    t.close();
  });

  it('knocks at each where the browser does not tell', () => {
    const t = place();
    void meet(t.place, [OTHER, OURS], 'n');
    expect(t.posted.map(({ to }) => to)).toEqual([OTHER, OURS]);
    t.close();
  });

  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['an extension that is not listed', { origin: OTHER }],
    ['another window', { source: {} }],
    ['no port', { ports: [] }],
    ['another version', { data: { sidetone: 'welcome', version: 2, nonce: 'n' } }],
    ['an answer to another knock', { data: { sidetone: 'welcome', version: 1, nonce: 'm' } }],
    ['an answer to no knock', { data: { sidetone: 'welcome', version: 1 } }],
    ['something else', { data: 'welcome' }],
  ])('does not take %s for the extension', async (_what, change) => {
    const t = place(OURS);
    let met = false;
    void meet(t.place, [OURS], 'n').then(() => (met = true));
    t.welcome(change);
    await Promise.resolve();
    expect(met).toBe(false);
    t.close();
  });
});
