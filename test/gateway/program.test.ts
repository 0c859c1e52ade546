import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve, type Site } from '../../demo/http';
import { ADMIN_KEY, startAliyunCcc, type AliyunCcc } from '../peers/aliyun-ccc/aliyun-ccc';
import { EXTENSION } from './harness/gateway';
import { startIssuer, type Issuer } from './harness/issuer';

const folder = mkdtempSync(join(tmpdir(), 'sidetone-gateway-'));
const PROGRAM = join(folder, 'gateway.mjs');
const FILE = join(folder, 'gateway.json');
let issuer: Issuer;
let ccc: AliyunCcc;
beforeAll(async () => {
  await promisify(execFile)('npx', ['tsx', 'scripts/gateway.ts', folder]);
  [issuer, ccc] = await Promise.all([startIssuer(), startAliyunCcc()]);
}, 120_000);
afterAll(async () => {
  await Promise.all([issuer.stop(), ccc.stop()]);
  rmSync(folder, { recursive: true });
});

/** Runs a command of the built gateway to its end. */
async function command(args: readonly string[], typed = '') {
  const child = spawn(process.execPath, [PROGRAM, ...args]);
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (said += text));
  child.stdin.end(typed);
  const [code] = (await once(child, 'close')) as [number];
  return { code, said };
}

const answers = (secret: string): string =>
  [
    ...['https://phone.example.com', EXTENSION, issuer.issuer, '', 'login', '', 'admins'],
    ...['ccc-test', '', '', ADMIN_KEY.id, secret, ''],
  ].join('\n');

describe('the built gateway, in one file', () => {
  it('D4: asks for an AccessKey, proves it, and writes what its owner alone may read', async () => {
    const init = ['init', '--configuration', FILE, '--simulator', ccc.api.url];
    const wrong = await command(init, answers('wrong-secret'));
    expect([wrong.code, existsSync(FILE), existsSync(`${FILE}.draft`)]).toEqual([1, false, false]);
    expect(wrong.said).toContain('MISSING');

    const right = await command(init, answers(ADMIN_KEY.secret));
    expect([right.code, right.said]).toEqual([0, expect.stringContaining('is written')]);
    expect(right.said).not.toContain(ADMIN_KEY.secret);
    expect(statSync(FILE).mode & 0o777).toBe(0o600);
    const again = await command(init, answers(ADMIN_KEY.secret));
    expect([again.code, again.said]).toEqual([1, expect.stringContaining('is there already')]);
  });

  it('checks what was written, and says what is missing', async () => {
    const checked = await command(['check', '--configuration', FILE]);
    expect([checked.code, checked.said]).toEqual([0, expect.stringContaining('All is well.')]);
    const elsewhere = join(folder, 'elsewhere.json');
    const text = readFileSync(FILE, 'utf8').replace('ccc-test', 'ccc-none');
    writeFileSync(elsewhere, text, { mode: 0o600 });
    const missing = await command(['check', '--configuration', elsewhere]);
    expect([missing.code, missing.said]).toEqual([
      1,
      expect.stringContaining('no instance ccc-none'),
    ]);
  });

  it('does not start with a mistake, and names it', async () => {
    const wrong = join(folder, 'wrong.json');
    writeFileSync(wrong, readFileSync(FILE, 'utf8').replace('"storageKey"', '"storagekey"'), {
      mode: 0o600,
    });
    const { code, said } = await command(['serve', '--configuration', wrong]);
    expect([code, said]).toEqual([1, expect.stringContaining('storageKey: is missing')]);
  });

  it('makes the pair of keys for AICCS, and keeps the private one to its owner', async () => {
    const out = join(folder, 'private.pem');
    const { code, said } = await command(['keygen', 'aiccs', '--out', out]);
    expect(code).toBe(0);
    expect(readFileSync(out, 'utf8')).toMatch(/^-----BEGIN PRIVATE KEY-----/u);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(Buffer.from(said.trim().split('\n').at(-1) ?? '', 'base64').byteLength).toBe(294);
  });
});

/** A replica, once it listens; `stopped` resolves to its exit code. */
async function replica() {
  const file = join(folder, 'any-port.json');
  const settings = JSON.parse(readFileSync(FILE, 'utf8')) as object;
  writeFileSync(file, JSON.stringify({ ...settings, listen: { port: 0 } }), { mode: 0o600 });
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--configuration', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  const [first] = (await once(lines, 'line')) as [string];
  const { port } = JSON.parse(first) as { port: number };
  const stopped = once(child, 'exit').then(([code]) => code as number);
  return { port, stop: () => child.kill('SIGTERM'), stopped };
}

/** Gives each request to the next of its replicas, and keeps nothing of it. */
function plainProxy(ports: number[]): Promise<Site> {
  let turn = 0;
  return serve((asked, answer) => {
    const port = ports[turn++ % ports.length];
    const { method, url: path, headers } = asked;
    const passed = request({ port, method, path, headers, host: '127.0.0.1' }, (reply) => {
      answer.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(answer);
    });
    passed.on('error', () => answer.writeHead(502).end());
    asked.pipe(passed);
  });
}

describe('two replicas behind a plain proxy', () => {
  it('D6: serve one agent without noticing each other, also while one of them is stopped', async () => {
    const [one, two] = await Promise.all([replica(), replica()]);
    const ports = [one.port, two.port];
    const proxy = await plainProxy(ports);
    try {
      const headers = {
        authorization: `Bearer ${await issuer.token({ sub: 'edward', login: 'agent' })}`,
      };
      const session = async () => {
        const answer = await fetch(`${proxy.url}/session`, { headers });
        return [answer.status, await answer.text()];
      };
      const all = await Promise.all(Array.from({ length: 10 }, session));
      expect(all[0]?.[0]).toBe(200);
      expect(new Set(all.map(String)).size).toBe(1);

      const running = Array.from({ length: 10 }, session);
      // A proxy that asks /readyz sends nothing more to it; then it is told to stop.
      ports.splice(0, 1);
      one.stop();
      const after = await Promise.all([...running, ...Array.from({ length: 10 }, session)]);
      expect(new Set(after.map(String))).toEqual(new Set(all.map(String)));
      expect(await one.stopped).toBe(0);
    } finally {
      await proxy.stop();
      two.stop();
      expect(await two.stopped).toBe(0);
    }
  });
});
