import { execFile, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { freePort } from '../../demo/free-port';
import { kamailioPath } from '../../demo/pbx/process';
import { tenant as tenantSchema } from '../../gateway/src/configuration/tenant';
import type { SipCredentials } from '../../gateway/src/vendors/call-centre';
import { readCredentials } from '../../lib/telephony/providers/sip/credentials';
import { settings, startGateway, told, type Gateway } from './harness/gateway';
import { startIssuer, type Issuer } from './harness/issuer';
import { register } from './harness/sip-register';

const SECRET = 'shared-with-kamailio';
const TURN_SECRET = 'shared-with-coturn';
const folder = mkdtempSync(join(tmpdir(), 'sidetone-sip-'));
let issuer: Issuer;
let gateway: Gateway;
let now = Date.now();
beforeAll(async () => {
  issuer = await startIssuer();
  const acme = v.parse(tenantSchema, {
    id: 'acme',
    identity: { tokens: 'jwt', issuer: issuer.issuer, audience: 'sidetone' },
    callCentre: {
      vendor: 'sip',
      domain: 'sidetone.test',
      wsServers: ['wss://pbx.sidetone.test/ws'],
      secret: SECRET,
      minutes: 10,
      turn: { urls: ['turn:127.0.0.1:3478'], secret: TURN_SECRET },
    },
  });
  gateway = await startGateway(settings([acme]), { clock: () => now });
});
afterAll(async () => {
  await Promise.all([gateway.stop(), issuer.stop()]);
  rmSync(folder, { recursive: true });
});

async function credentials(sub = 'edward'): Promise<SipCredentials> {
  const token = await issuer.token({ sub });
  const answer = await gateway.ask('/sip/credentials', token, { method: 'POST' });
  return (await answer.json()) as SipCredentials;
}

describe('credentials for a PBX', () => {
  it('are of the published form, and of the one that the extension reads', async () => {
    now = 1_800_000_000_000;
    const token = await issuer.token({ exp: now / 1000 + 60, sub: 'edward' });
    const answer = await told(gateway.ask('/sip/credentials', token, { method: 'POST' }));
    const username = '1800000600:edward';
    const hmac = (secret: string) => createHmac('sha1', secret).update(username).digest('base64');
    expect(answer).toEqual({
      uri: 'sip:edward@sidetone.test',
      username,
      password: hmac(SECRET),
      servers: ['wss://pbx.sidetone.test/ws'],
      iceServers: [{ urls: ['turn:127.0.0.1:3478'], username, credential: hmac(TURN_SECRET) }],
      expiresIn: 600,
    });
    expect(readCredentials(answer).username).toBe(username);
    now = Date.now();
  });

  it('D3: are the agent’s own, whatever the body says, and for no odd name', async () => {
    const body = JSON.stringify({ user: 'sissi', vendorUser: 'sissi' });
    const asked = gateway.ask('/sip/credentials', await issuer.token(), { method: 'POST', body });
    expect(await told(asked)).toMatchObject({ uri: 'sip:edward@sidetone.test' });
    const odd = await issuer.token({ sub: 'edward@evil.test;x' });
    expect(await told(gateway.ask('/sip/credentials', odd, { method: 'POST' }))).toEqual([
      403,
      'forbidden',
    ]);
  });

  const modules = [
    '/usr/lib/x86_64-linux-gnu/kamailio/modules',
    '/usr/lib/aarch64-linux-gnu/kamailio/modules',
    ...(process.env['KAMAILIO_MODULES']?.split(':') ?? []),
  ].filter((path) => existsSync(path));
  const kamailio = kamailioPath();
  const ephemeral = modules.some((path) => existsSync(join(path, 'auth_ephemeral.so')));

  it.skipIf(!kamailio || !ephemeral)('let a phone register at a real Kamailio', async () => {
    const port = await freePort();
    const file = join(folder, 'kamailio.cfg');
    writeFileSync(
      file,
      `mpath="${modules.join(':')}"
loadmodule "sl.so"
loadmodule "pv.so"
loadmodule "auth.so"
loadmodule "auth_ephemeral.so"
modparam("auth_ephemeral", "secret", "${SECRET}")
request_route {
  if (!autheph_www("sidetone.test")) { www_challenge("sidetone.test", "0"); exit; }
  if (!autheph_check_from()) { sl_send_reply("403", "Not Yours"); exit; }
  sl_send_reply("200", "OK");
}
`,
    );
    const args = ['-f', file, '-DD', '-E', '-m', '16', '-n', '1', '-Y', folder, '-w', folder];
    const child = spawn(kamailio ?? '', [...args, '-l', `udp:127.0.0.1:${port}`], {
      stdio: 'ignore',
      detached: true,
    });
    try {
      const { username, password } = await credentials();
      const own = { user: 'edward', username, password };
      expect(await register(port, own)).toBe(200);
      expect(await register(port, { ...own, password: 'guessed' })).toBe(401);
      expect(await register(port, { ...own, user: 'sissi' })).toBe(403);
      now = Date.now() - 601_000;
      const old = await credentials();
      now = Date.now();
      expect(await register(port, { ...old, user: 'edward' })).toBe(401);
    } finally {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
      await ended;
    }
  });

  const coturn = ['/usr/bin/turnserver', '/usr/bin/turnutils_uclient'];
  it.skipIf(!coturn.every((path) => existsSync(path)))(
    'open a real TURN server',
    async () => {
      const port = await freePort();
      const listening = ['--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', '-p', String(port)];
      const shared = ['--use-auth-secret', `--static-auth-secret=${TURN_SECRET}`];
      const quiet = [
        '-n',
        '--no-cli',
        '--no-tls',
        '--no-dtls',
        '--log-file=stdout',
        '--simple-log',
      ];
      const server = spawn(
        '/usr/bin/turnserver',
        [
          ...[...quiet, ...listening, ...shared, '--realm=sidetone.test', '--allow-loopback-peers'],
          ...[`--pidfile=${folder}/turn.pid`, `--userdb=${folder}/turn.db`],
        ],
        { stdio: ['ignore', 'pipe', 'ignore'], cwd: folder },
      );
      try {
        await new Promise<void>((resolve) => {
          let said = '';
          server.stdout.on('data', (text: Buffer) => {
            said += text.toString();
            if (said.includes('main listener thread')) resolve();
          });
        });
        const [ice] = (await credentials()).iceServers;
        const client = async (password: string): Promise<boolean> => {
          const who = ['-u', ice?.username ?? '', '-w', password];
          const args = ['-y', '-n', '1', '-m', '1', ...who, '-p', String(port), '127.0.0.1'];
          const run = promisify(execFile)('/usr/bin/turnutils_uclient', args, { timeout: 20_000 });
          return run.then(
            () => true,
            () => false,
          );
        };
        // Its first seconds may be lost: a listener that says it runs has not yet bound every socket.
        await expect
          .poll(() => client(ice?.credential ?? ''), { timeout: 60_000, interval: 500 })
          .toBe(true);
        expect(await client('guessed')).toBe(false);
      } finally {
        const ended = new Promise((resolve) => server.once('exit', resolve));
        server.kill('SIGKILL');
        await ended;
      }
    },
    90_000,
  );
});
