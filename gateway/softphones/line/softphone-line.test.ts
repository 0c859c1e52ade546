import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FromSoftphone } from '../../../lib/telephony/providers/hosted/protocol';
import { ApiError } from './api-error';
import { SoftphoneFault } from './softphone-fault';
import { SoftphoneLine } from './softphone-line';
import type { SoftphoneWorld, VendorSoftphone } from './vendor-softphone';

/** Its methods may be replaced by a test. */
class Vendor implements VendorSoftphone {
  readonly can = ['hold', 'directory'] as const;
  readonly oneCall = true;
  readonly done: string[] = [];
  constructor(readonly world: SoftphoneWorld) {}
  start = (credentials: unknown): Promise<void> => this.#note(`start ${String(credentials)}`);
  renew = (credentials: unknown): Promise<void> => this.#note(`renew ${String(credentials)}`);
  dial = (id: string, number: string): Promise<void> => this.#note(`dial ${id} ${number}`);
  act = (id: string, { type }: { type: string }): Promise<void> => this.#note(`${type} ${id}`);
  ask = (): Promise<never> => Promise.reject(new Error('no'));
  stop = (): Promise<void> => this.#note('stop');
  #note(what: string): Promise<void> {
    this.done.push(what);
    return Promise.resolve();
  }
}

function line() {
  const said: FromSoftphone[] = [];
  const warned: string[] = [];
  const vendors: Vendor[] = [];
  let ids = 0;
  const made = new SoftphoneLine({
    say: (message) => said.push(message),
    open: (world) => {
      const vendor = new Vendor(world);
      vendors.push(vendor);
      return vendor;
    },
    seen: false,
    now: () => 7,
    newId: () => `q${(ids += 1)}`,
    warn: (what) => warned.push(what),
  });
  const [vendor] = vendors;
  if (!vendor) throw new Error('not opened');
  return { said, warned, vendor, line: made, world: vendor.world };
}

/** Lets promises settle. */
const settle = (): Promise<void> => vi.advanceTimersByTimeAsync(0).then(() => undefined);

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('a vendor’s softphone on the protocol', () => {
  it('says what it can, and that it has one call', () => {
    const t = line();
    t.line.ready();
    const can = ['hold', 'directory'];
    expect(t.said).toEqual([{ type: 'ready', version: 1, can, calls: [], oneCall: true }]);
  });

  it('is connecting until the vendor tells, and down if it cannot start', async () => {
    const t = line();
    t.line.hear({ type: 'start', credentials: 'c' });
    t.vendor.start = () => Promise.reject(new SoftphoneFault('credentials-refused'));
    t.line.hear({ type: 'start', credentials: 'd' });
    t.vendor.start = () => Promise.reject(new TypeError('x is undefined'));
    t.line.hear({ type: 'start', credentials: 'e' });
    await settle();
    expect(t.vendor.done).toEqual(['start c']);
    expect(t.said.filter(({ type }) => type === 'line').slice(3)).toEqual([
      { type: 'line', line: { state: 'down', fault: 'credentials-refused' } },
      { type: 'line', line: { state: 'down', fault: 'unreachable' } },
    ]);
  });

  it('has each call begin once and end once, and tells nothing after that', async () => {
    const t = line();
    t.line.hear({ type: 'dial', id: 'a', number: '1' });
    t.line.hear({ type: 'dial', id: 'a', number: '1' });
    t.world.calls.tell('a', { type: 'ringing' });
    t.world.calls.end('a', 'busy');
    t.world.calls.end('a', 'failed');
    t.world.calls.tell('a', { type: 'connected', at: 8 });
    t.world.calls.offered({ id: 'a', number: '1' });
    t.line.hear({ type: 'act', id: 'a', action: { type: 'hang-up' } });
    await settle();
    expect(t.vendor.done).toEqual(['dial a 1']);
    expect(t.said).toEqual([
      { type: 'call', id: 'a', event: { type: 'ringing' } },
      { type: 'call', id: 'a', event: { type: 'ended', reason: 'busy', at: 7 } },
    ]);
  });

  it('ends a call that could not be dialled', async () => {
    const t = line();
    t.vendor.dial = () => Promise.reject(new Error('9001'));
    t.line.hear({ type: 'dial', id: 'a', number: '1' });
    await settle();
    expect(t.said).toEqual([
      { type: 'call', id: 'a', event: { type: 'ended', reason: 'failed', at: 7 } },
    ]);
    expect(t.warned).toEqual(['dial failed']);
  });

  it('answers a beat, and says that a question has no answer', async () => {
    const t = line();
    t.line.hear({ type: 'beat', n: 3 });
    t.line.hear({ type: 'ask', id: '1', question: { about: 'directory', text: '' } });
    await settle();
    expect(t.said).toEqual([
      { type: 'beat', n: 3 },
      { type: 'answer', id: '1' },
    ]);
  });

  it('ends its calls when it is stopped, and says that it has', async () => {
    const t = line();
    t.world.calls.offered({ id: 'a', number: '1' });
    t.line.hear({ type: 'stop' });
    await settle();
    expect(t.vendor.done).toEqual(['stop']);
    expect(t.said.slice(1)).toEqual([
      { type: 'call', id: 'a', event: { type: 'ended', reason: 'line-lost', at: 7 } },
      { type: 'stopped' },
    ]);
  });
});

describe('the gateway, by the extension', () => {
  it('gives its reply to whom asked for it', async () => {
    const t = line();
    const replies = [t.world.api('A', { a: 1 }), t.world.newCredentials()];
    expect(t.said).toEqual([
      { type: 'api', id: 'q1', action: 'A', request: { a: 1 } },
      { type: 'api', id: 'q2', action: 'softphone-session', request: {} },
    ]);
    t.line.hear({ type: 'api-answer', id: 'q2', reply: 'two' });
    t.line.hear({ type: 'api-answer', id: 'q1', reply: 'one' });
    t.line.hear({ type: 'api-answer', id: 'q1', reply: 'three' });
    expect(await Promise.all(replies)).toEqual(['one', 'two']);
  });

  it('refuses, or is silent, in words', async () => {
    const t = line();
    const refused = expect(t.world.api('A', {})).rejects.toEqual(
      new ApiError({ code: 'forbidden', vendor: { code: 'x' } }),
    );
    t.line.hear({
      type: 'api-answer',
      id: 'q1',
      error: { code: 'forbidden', vendor: { code: 'x' } },
    });
    await refused;
    const silent = expect(t.world.api('A', {})).rejects.toThrow('unreachable');
    await vi.advanceTimersByTimeAsync(20_000);
    await silent;
  });
});
