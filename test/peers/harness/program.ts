import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Where these programs are installed; a test without its program is skipped, and says so. */
const PROGRAMS = {
  rtpengine: '/usr/bin/rtpengine',
  baresip: '/usr/bin/baresip',
  sipp: '/usr/bin/sipp',
  turnserver: '/usr/bin/turnserver',
} as const;

type Name = keyof typeof PROGRAMS;

/** Why plain phones cannot take part on this machine, if so. */
export function plainPhonesMissing(): string | undefined {
  return notInstalled('rtpengine', 'baresip', 'sipp');
}

/** Which of these this machine lacks, in words; `undefined`: none. */
export function notInstalled(...names: readonly Name[]): string | undefined {
  const missing = names.filter((name) => !existsSync(PROGRAMS[name]));
  return missing.length > 0 ? `not installed: ${missing.join(', ')}` : undefined;
}

export type Program = {
  /** What it wrote so far, both streams together. */
  readonly output: () => string;
  readonly stop: () => Promise<void>;
};

/** Runs a program until it is stopped; it never outlives this process. */
export function run(name: Name, args: readonly string[], cwd?: string): Program {
  const command = [PROGRAMS[name], ...args];
  const guarded = existsSync('/usr/bin/setpriv')
    ? ['/usr/bin/setpriv', '--pdeathsig', 'KILL', ...command]
    : command;
  const [file = '', ...rest] = guarded;
  const child = spawn(file, rest, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return { output: () => output, stop: () => ended(child) };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), 2_000);
  await gone;
  clearTimeout(impatience);
}
