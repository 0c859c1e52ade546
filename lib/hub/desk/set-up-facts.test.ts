import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '../../policy/settings';
import { EMPTY_SNAPSHOT, type Snapshot } from '../../snapshot/snapshot';
import type { GatewayAnswer } from '../gateway/gateway-answer';
import { discover } from './discovery';
import { setUpFacts } from './set-up-facts';

const turn = { urls: ['turns:turn.example:443'], username: 'u', credential: 'c' };
const stun = { urls: 'stun:stun.example' };

function facts(
  settings: Partial<Settings>,
  snapshot: Partial<Snapshot>,
  login: { servers?: string[]; iceServers?: object[] } | null = {},
  gateway: GatewayAnswer<unknown> = { ok: true, value: null },
) {
  const probeRelay = vi.fn(() => Promise.resolve(true));
  const found = setUpFacts({
    settings: { ...DEFAULT_SETTINGS, ...settings },
    snapshot: { ...EMPTY_SNAPSHOT, ...snapshot },
    engine: { probeRelay },
    credentials: () =>
      Promise.resolve(
        login
          ? { ok: true as const, value: { servers: [], iceServers: [], password: 'x', ...login } }
          : { ok: false as const, error: 'credentials-unavailable' },
      ),
    askGateway: () => Promise.resolve(gateway),
    discover: () => Promise.resolve({ reachable: true, clockAheadMs: 5 }),
  });
  return { found, probeRelay };
}

describe('setUpFacts', () => {
  it('asks the relays of the login, and those alone, and tells the server’s host', async () => {
    const sip = { provider: 'sip', signIn: 'in', can: ['round-trip'] } as const;
    const login = { servers: ['wss://pbx.example:7443/ws?x=1'], iceServers: [stun, turn] };
    const { found, probeRelay } = facts({ provider: 'sip' }, sip, login);
    expect(await found).toMatchObject({
      host: 'pbx.example:7443',
      relay: 'answers',
      roundTrip: true,
    });
    expect(probeRelay).toHaveBeenCalledExactlyOnceWith([turn]);
  });

  it('claims nothing of a relay that could not be tried', async () => {
    const sip = { provider: 'sip', signIn: 'in' } as const;
    expect(await facts({}, sip, null).found).toMatchObject({ relay: 'unknown' });
    expect(await facts({}, { ...sip, signIn: 'out' }).found).toMatchObject({ relay: 'unknown' });
    expect(await facts({}, sip, { iceServers: [stun] }).found).toMatchObject({
      relay: 'not-used',
    });
  });

  it('a hosted page has its own connections; its host alone is told', async () => {
    const hostedUrl = 'https://gateway.example/softphone?key=1';
    const { found } = facts({ hostedUrl }, { provider: 'hosted' });
    expect(await found).toMatchObject({ host: 'gateway.example', relay: 'not-ours' });
  });

  it('the gateway is asked as whoever is signed in, and its own page is its host’s', async () => {
    const gateway = 'https://gateway.example';
    const hosted = { provider: 'hosted', signIn: 'in' } as const;
    expect(await facts({ gateway }, hosted).found).toMatchObject({
      host: 'gateway.example',
      gateway: { state: 'answers', host: 'gateway.example' },
    });
    const down = { ok: false, error: 'unreachable' } as const;
    expect(await facts({ gateway }, hosted, {}, down).found).toMatchObject({
      gateway: { state: 'failed', fault: 'unreachable' },
    });
    expect(await facts({ gateway }, { ...hosted, signIn: 'out' }).found).toMatchObject({
      gateway: { state: 'signed-out' },
    });
    expect(await facts({}, hosted).found).toMatchObject({ gateway: { state: 'not-used' } });
  });

  it.each<[string, Partial<Settings>, Snapshot['signIn'], object]>([
    ['none is set', {}, 'not-needed', { state: 'not-used' }],
    ['signed out', { issuer: 'https://id.example/a' }, 'out', { state: 'signed-out' }],
    [
      'signed in',
      { issuer: 'https://id.example/a' },
      'in',
      { state: 'reachable', host: 'id.example', clockAheadMs: 5 },
    ],
    [
      'the login was typed in',
      { issuer: 'https://id.example/a', provider: 'sip' },
      'in',
      { state: 'not-used' },
    ],
  ])('the sign-in service: %s', async (_what, settings, signIn, identity) => {
    const { found } = facts(settings, { signIn });
    expect(await found).toMatchObject({ identity });
  });
});

describe('discover', () => {
  it.each<[string, (issuer: string) => string, number, boolean]>([
    ['answers as itself', (issuer) => issuer, 200, true],
    ['answers as another', () => 'https://other.example', 200, false],
    ['has a fault', (issuer) => issuer, 500, false],
  ])('a service that %s', async (_what, says, status, reachable) => {
    const server = createServer((request, answer) => {
      const issuer = `http://${String(request.headers.host)}/realm`;
      const found = request.url === '/realm/.well-known/openid-configuration';
      answer.writeHead(found ? status : 404, { date: 'Sun, 10 May 2026 12:00:00 GMT' });
      answer.end(JSON.stringify({ issuer: says(issuer) }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      const { port } = server.address() as AddressInfo;
      const now = () => Date.UTC(2026, 4, 10, 12, 2);
      expect(await discover(`http://127.0.0.1:${String(port)}/realm`, now)).toEqual({
        reachable,
        clockAheadMs: 120_000,
      });
    } finally {
      server.close();
    }
  });

  it('nobody there: not reachable, and no time', async () => {
    expect(await discover('http://127.0.0.1:9/', Date.now)).toEqual({ reachable: false });
  });
});
