import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as v from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SignInError } from '../../auth/sign-in-error';
import { loggerOf } from '../../log/log';
import { EMPTY_MEMORY, type Memory } from '../store';
import { Gateway } from './ask-gateway';

type Seen = { readonly line: string; readonly bearer?: string; readonly body: string };
type Reply = { readonly status?: number; readonly headers?: object; readonly body?: unknown };

/** A gateway's stand-in on a socket: gives its replies in turn, the last one for ever. */
async function gatewayThat(...replies: readonly Reply[]) {
  const seen: Seen[] = [];
  const server = createServer((request: IncomingMessage, answer) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      seen.push({
        line: `${String(request.method)} ${String(request.url)} ${request.headers.range ?? ''}`.trim(),
        bearer: request.headers.authorization,
        body,
      });
      const reply = replies[Math.min(seen.length, replies.length) - 1] ?? {};
      answer.writeHead(reply.status ?? 200, { ...reply.headers });
      answer.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body ?? {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { seen, server, origin: `http://127.0.0.1:${String(port)}` };
}

type World = Awaited<ReturnType<typeof gatewayThat>>;
const open: World[] = [];
let memory: Memory;
let now: number;
const expired = vi.fn(() => Promise.resolve());

function asking({ origin }: Pick<World, 'origin'>, more: { signedOut?: true } = {}): Gateway {
  return new Gateway({
    store: {
      get memory() {
        return memory;
      },
      changeMemory: (change) => {
        memory = { ...memory, ...change };
        return Promise.resolve();
      },
    },
    settings: { current: { gateway: origin } },
    fetch: (url, { headers, ...request }) =>
      more.signedOut
        ? Promise.reject(new SignInError('sign-in-expired'))
        : fetch(url, { ...request, headers: { ...headers, authorization: 'Bearer t' } }),
    expired,
    now: () => now,
    log: loggerOf('test'),
  });
}

async function world(...replies: readonly Reply[]) {
  const made = await gatewayThat(...replies);
  open.push(made);
  return { ...made, gateway: asking(made) };
}

const anything = v.unknown();
const get = (gateway: Gateway, path = '/session') => gateway.ask({ path }, anything);

beforeEach(() => {
  memory = EMPTY_MEMORY;
  now = 1_800_000_000_000;
  expired.mockImplementation(() => Promise.resolve());
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterEach(() => {
  for (const { server } of open.splice(0)) server.close();
});

describe('asking the gateway', () => {
  it('shows the token, and sends and reads JSON', async () => {
    const { gateway, seen } = await world({ body: { name: 'Ada' } });
    const schema = v.object({ name: v.string() });
    expect(await gateway.ask({ path: '/a?b=1', body: { c: 2 } }, schema)).toEqual({
      ok: true,
      value: { name: 'Ada' },
    });
    expect(await gateway.ask({ path: '/a' }, schema)).toMatchObject({ ok: true });
    expect(seen).toEqual([
      { line: 'POST /a?b=1', bearer: 'Bearer t', body: '{"c":2}' },
      { line: 'GET /a', bearer: 'Bearer t', body: '' },
    ]);
  });

  it('gives its own words, and the vendor’s', async () => {
    const vendor = { code: 'Permission.Denied', message: 'no', requestId: '7' };
    const { gateway } = await world({ status: 502, body: { error: 'vendor-denied', vendor } });
    expect(await get(gateway)).toEqual({ ok: false, error: 'vendor-denied', vendor });
  });

  it.each<[string, Reply, string]>([
    ['no JSON', { body: '<html>' }, 'answer-invalid'],
    ['what does not fit', { body: { name: 7 } }, 'answer-invalid'],
    ['more than anybody reads', { body: 'x'.repeat(2_200_000) }, 'answer-invalid'],
    ['a code that nobody knows', { status: 502, body: { error: 'odd' } }, 'gateway-failed'],
    ['a proxy’s own page', { status: 503, body: '<html>' }, 'gateway-failed'],
    ['401 of something else', { status: 401, body: '' }, 'unauthorised'],
  ])('says a code for %s', async (_what, reply, error) => {
    const { gateway } = await world(reply);
    const schema = v.object({ name: v.string() });
    expect(await gateway.ask({ path: '/session' }, schema)).toMatchObject({ ok: false, error });
  });

  it('reads a part of a recording, and no more', async () => {
    const { gateway, seen } = await world({ status: 206, body: 'abcd' });
    const request = { path: '/calls/7/recording', range: [0, 3] } as const;
    const answer = await gateway.bytes(request, 4);
    expect(answer.ok && new TextDecoder().decode(answer.value.bytes)).toBe('abcd');
    expect(await gateway.bytes(request, 3)).toMatchObject({ error: 'answer-invalid' });
    expect(seen[0]?.line).toBe('GET /calls/7/recording bytes=0-3');
  });

  it('without a gateway, or a token, asks nobody', async () => {
    expect(await get(asking({ origin: '' }))).toMatchObject({ error: 'not-configured' });
    const { origin, seen } = await world();
    const gateway = asking({ origin }, { signedOut: true });
    expect(await get(gateway)).toMatchObject({ error: 'signed-out' });
    expect(expired).toHaveBeenCalledOnce();
    expect(seen).toEqual([]);
  });
});

describe('F7: a gateway in trouble', () => {
  it('is not asked before the time that it said, by this worker or the next', async () => {
    const busy = {
      status: 429,
      headers: { 'retry-after': '30' },
      body: { error: 'too-many-requests' },
    };
    const { gateway, seen, origin } = await world(busy, {});
    expect(await get(gateway)).toMatchObject({ error: 'too-many-requests', retryAfterS: 30 });
    now += 29_000;
    expect(await get(asking({ origin }))).toMatchObject({ retryAfterS: 1 });
    expect(await get(gateway, '/calls?from=0')).toMatchObject({ ok: true });
    now += 1_001;
    expect(await get(gateway)).toMatchObject({ ok: true });
    expect(seen.map(({ line }) => line)).toEqual([
      'GET /session',
      'GET /calls?from=0',
      'GET /session',
    ]);
  });

  it('is left alone longer with every failure, a minute at most, and asked once when it is over', async () => {
    const { gateway, seen } = await world({ status: 500, body: { error: 'gateway-failed' } });
    const rests: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      await get(gateway);
      const waiting = await get(gateway, '/sip/credentials');
      const wait = waiting.ok ? 0 : (waiting.retryAfterS ?? 0);
      rests.push(wait);
      now += wait * 1_000;
    }
    // Nothing waits until the third failure in a row: the first round asks twice.
    expect(rests).toEqual([0, 2, 4, 8, 16, 32, 60, 60, 60]);
    expect(seen).toHaveLength(10);
  });

  it('that answers again is asked as before', async () => {
    const { gateway } = await world(
      ...Array<Reply>(3).fill({ status: 503, body: { error: 'vendor-failed' } }),
      {},
      { status: 503, body: { error: 'vendor-failed' } },
      {},
    );
    for (let times = 0; times < 3; times += 1) await get(gateway);
    now += 2_000;
    expect(await get(gateway)).toMatchObject({ ok: true });
    expect(await get(gateway)).toMatchObject({ error: 'vendor-failed' });
    expect(await get(gateway)).toMatchObject({ ok: true });
  });

  it('an agent’s own fault is no trouble of the gateway’s', async () => {
    const { gateway, seen } = await world({ status: 403, body: { error: 'forbidden' } });
    for (let times = 0; times < 5; times += 1) await get(gateway);
    expect(seen).toHaveLength(5);
  });

  it('nobody there: unreachable, and then at rest', async () => {
    const { gateway, server } = await world();
    await new Promise((resolve) => server.close(resolve));
    for (let times = 0; times < 3; times += 1) {
      expect(await get(gateway)).toEqual({ ok: false, error: 'unreachable' });
    }
    expect(await get(gateway)).toMatchObject({ error: 'unreachable', retryAfterS: 2 });
  });
});
