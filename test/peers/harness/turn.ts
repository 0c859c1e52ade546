import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../../demo/free-port';
import { run } from './program';

const LOGIN = { username: 'edward', credential: 'over-tcp' };

/** A TURN server (coturn) that takes TCP, and gives out UDP addresses between two ports. */
export async function startTurn(address: string) {
  const folder = mkdtempSync(join(tmpdir(), 'sidetone-turn-'));
  const listening = await freePort();
  const first = 40_000 + Math.floor(Math.random() * 400) * 20;
  const ports = { first, last: first + 19 };
  const program = run(
    'turnserver',
    [
      ...['-n', '--no-cli', '--no-tls', '--no-dtls', '--no-rfc5780', '--log-file=stdout'],
      ...['--lt-cred-mech', '--realm=sidetone.test', '--simple-log', '--verbose'],
      ...[`--user=${LOGIN.username}:${LOGIN.credential}`, `--listening-port=${listening}`],
      ...[`--listening-ip=${address}`, `--relay-ip=${address}`],
      ...[`--min-port=${ports.first}`, `--max-port=${ports.last}`],
      ...[`--pidfile=${folder}/pid`, `--userdb=${folder}/users`],
    ],
    folder,
  );
  await answers(listening, address, program.output);
  return {
    iceServer: { urls: `turn:${address}:${listening}?transport=tcp`, ...LOGIN },
    /** Whether this port is one of those that it gives out. */
    relays: (port: number): boolean => port >= ports.first && port <= ports.last,
    stop: async () => {
      await program.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(port: number, address: string, output: () => string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const socket = connect(port, address);
    const open = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true));
      socket.once('error', () => resolve(false));
    });
    socket.destroy();
    if (open) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`coturn did not start:\n${output()}`);
}
