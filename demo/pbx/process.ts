import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { EventLog } from '../event-log';
import { sipEvent } from './sip-event';
import type { SipEvent } from './sip-event';

export type Running = {
  readonly stop: () => Promise<void>;
  /** To every process of the proxy. */
  readonly signal: (signal: NodeJS.Signals) => void;
};

const CONFIG = fileURLToPath(new URL('kamailio.cfg', import.meta.url));
const PATHS = ['/usr/sbin/kamailio', '/usr/bin/kamailio', '/usr/local/sbin/kamailio'];

/** Where Kamailio is installed, if it is. */
export function kamailioPath(): string | undefined {
  return PATHS.find((path) => existsSync(path));
}

/** Runs Kamailio until it is stopped; resolves once it takes calls. */
export async function launch(options: {
  readonly address: string;
  readonly port: number;
  readonly udpPort: number;
  readonly rpcKey: string;
  /** Where an rtpengine takes commands, like `udp:127.0.0.1:2223`. */
  readonly rtpengine?: string;
  readonly registrationSeconds?: number;
  readonly log: EventLog<SipEvent>;
}): Promise<Running> {
  const program = kamailioPath();
  if (!program) throw new Error('Kamailio is not installed');
  const runDir = mkdtempSync(join(tmpdir(), 'sidetone-pbx-'));
  const since = options.log.entries.length;
  const args = [
    ...['-f', CONFIG, '-DD', '-E', '-Y', runDir, '-P', join(runDir, 'pid'), '-w', runDir],
    ...['-m', '32', '-M', '4', '-n', '2', '-N', '2', '-A', `RPC_KEY="${options.rpcKey}"`],
    ...[
      '-l',
      `tcp:${options.address}:${options.port}`,
      '-l',
      `udp:${options.address}:${options.udpPort}`,
    ],
    ...(options.registrationSeconds === undefined
      ? []
      : ['-A', `MAX_EXPIRES=${options.registrationSeconds}`]),
    ...(options.rtpengine ? ['-A', `RTPENGINE="${options.rtpengine}"`] : []),
  ];
  const child = existsSync('/usr/bin/setpriv')
    ? spawn('/usr/bin/setpriv', ['--pdeathsig', 'TERM', program, ...args], QUIET)
    : spawn(program, args, QUIET);

  const complaints: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => {
    const event = sipEvent(line);
    if (event) options.log.add(event);
    else complaints.push(line);
  });

  const signal = (name: NodeJS.Signals): void => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    process.kill(-child.pid, name);
  };
  const cleanUp = (): void => rmSync(runDir, { recursive: true, force: true });
  const killNow = (): void => {
    signal('SIGKILL');
    cleanUp();
  };
  process.once('exit', killNow);
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => {
      process.off('exit', killNow);
      cleanUp();
      resolve();
    });
  });

  const ready = options.log.waitFor((event) => event.kind === 'ready', { from: since });
  const failed = ended.then(() => {
    throw new Error(`Kamailio did not start:\n${complaints.slice(-12).join('\n')}`);
  });
  failed.catch(() => undefined);
  await Promise.race([ready, failed]);

  return {
    signal,
    stop: async () => {
      signal('SIGCONT');
      signal('SIGTERM');
      const impatience = setTimeout(killNow, 3000);
      await ended;
      clearTimeout(impatience);
    },
  };
}

/** A process group of its own, so that all of the proxy's processes can be signalled at once. */
const QUIET = {
  detached: true,
  stdio: ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'],
};
