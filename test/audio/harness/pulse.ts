import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const DAEMON = '/usr/bin/pulseaudio';
const CONTROL = '/usr/bin/pactl';

/** A sound server of our own, whose devices can be plugged in and out. */
export type Pulse = {
  /** For a browser that is to use it. */
  readonly env: Readonly<Record<string, string>>;
  /** Plugs in a microphone that hears one tone (0: nothing). */
  readonly plugMicrophone: (label: string, frequency: number) => Promise<void>;
  readonly plugSpeaker: (label: string) => Promise<void>;
  /** Makes a speaker the system's default. */
  readonly prefer: (label: string) => Promise<void>;
  readonly unplug: (label: string) => Promise<void>;
  /** The speakers that something plays on now, by label. */
  readonly playing: () => Promise<readonly string[]>;
  readonly stop: () => Promise<void>;
};

/** Whether this machine can run one. */
export function pulseInstalled(): boolean {
  return existsSync(DAEMON) && existsSync(CONTROL);
}

/** Starts a server without any device, in a folder of its own. */
export async function startPulse(): Promise<Pulse> {
  const folder = mkdtempSync(join(tmpdir(), 'sidetone-pulse-'));
  const socket = join(folder, 'native');
  const script = join(folder, 'start.pa');
  writeFileSync(
    script,
    `load-module module-native-protocol-unix auth-anonymous=1 socket=${socket}\n`,
  );
  const daemon = spawn(
    DAEMON,
    ['-n', '-F', script, '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no'],
    { stdio: 'ignore', env: { ...process.env, XDG_RUNTIME_DIR: folder, HOME: folder } },
  );
  const ended = new Promise((resolve) => daemon.once('exit', resolve));
  const kill = (): void => void daemon.kill('SIGKILL');
  process.once('exit', kill);

  const env = { PULSE_SERVER: `unix:${socket}` };
  const control = async (...args: string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)(CONTROL, args, {
      env: { ...process.env, ...env },
    });
    return stdout.trim();
  };
  await answering(() => control('info'));

  const modules = new Map<string, string>();
  const load = async (label: string, ...args: string[]): Promise<void> => {
    modules.set(label, await control('load-module', ...args));
  };
  return {
    env,
    plugMicrophone: async (label, frequency) => {
      const room = `room${String(frequency)}`;
      if (!modules.has(room)) {
        await load(room, 'module-null-sink', `sink_name=${room}`);
        if (frequency)
          await load(
            `tone${room}`,
            'module-sine',
            `sink=${room}`,
            `frequency=${String(frequency)}`,
          );
      }
      await load(
        label,
        ...['module-remap-source', `source_name=${label}`, `master=${room}.monitor`],
        `source_properties=device.description=${label}`,
      );
    },
    plugSpeaker: (label) =>
      load(
        label,
        'module-null-sink',
        `sink_name=${label}`,
        `sink_properties=device.description=${label}`,
      ),
    prefer: async (label) => {
      await control('set-default-sink', label);
    },
    unplug: async (label) => {
      await control('unload-module', modules.get(label) ?? '');
      modules.delete(label);
    },
    playing: async () => {
      const sinks = rows(await control('list', 'short', 'sinks'));
      const inputs = rows(await control('list', 'short', 'sink-inputs'));
      // A tone of ours belongs to the server, not to a client.
      const used = new Set(inputs.filter(([, , client]) => client !== '-').map(([, sink]) => sink));
      return sinks.flatMap(([index, name]) => (used.has(index) && name ? [name] : [])).sort();
    },
    stop: async () => {
      daemon.kill('SIGTERM');
      await ended;
      process.off('exit', kill);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function rows(table: string): readonly (readonly string[])[] {
  return table
    .split('\n')
    .filter(Boolean)
    .map((row) => row.split('\t'));
}

/** A server that has just been started does not listen yet. */
async function answering(ask: () => Promise<unknown>): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await ask();
      return;
    } catch (error) {
      if (attempt >= 50) throw error;
      await pause(100);
    }
  }
}
