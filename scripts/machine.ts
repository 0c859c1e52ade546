import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from '@playwright/test';
import { kamailioPath } from '../demo/pbx/process';

/** A program of the machine that demo and tests use, and the Debian packages that bring it. */
type Part = {
  readonly name: string;
  readonly packages: readonly string[];
  readonly there: () => boolean;
  /** What happens without it. */
  readonly without: string;
};

const CHROMIUMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser'];

const PARTS: readonly Part[] = [
  {
    name: 'Chromium',
    packages: ['chromium'],
    there: () => chromiumPath() !== undefined,
    without: 'nothing that needs a browser can run',
  },
  {
    name: 'Kamailio',
    packages: ['kamailio', 'kamailio-websocket-modules'],
    there: () => kamailioPath() !== undefined && moduleThere('websocket'),
    without: 'the demo uses the practice line and tests of SIP are skipped',
  },
  {
    name: "Kamailio's short-lived passwords",
    packages: ['kamailio-autheph-modules'],
    there: () => moduleThere('auth_ephemeral'),
    without: "the test of the gateway's SIP passwords at a real proxy is skipped",
  },
  {
    name: 'Xvfb',
    packages: ['xvfb'],
    there: () => existsSync('/usr/bin/xvfb-run'),
    without: 'tests that need a display are skipped',
  },
  {
    name: 'xdotool',
    packages: ['xdotool'],
    there: () => existsSync('/usr/bin/xdotool'),
    without: 'tests that press real keys are skipped',
  },
  {
    name: 'rtpengine',
    packages: ['rtpengine-daemon'],
    there: () => existsSync('/usr/bin/rtpengine'),
    without: 'tests with a plain RTP phone are skipped',
  },
  {
    name: 'SIPp',
    packages: ['sip-tester'],
    there: () => existsSync('/usr/bin/sipp'),
    without: 'tests with a plain RTP phone are skipped',
  },
  {
    name: 'baresip',
    packages: ['baresip-core'],
    there: () => existsSync('/usr/bin/baresip'),
    without: 'tests with a plain RTP phone are skipped',
  },
  {
    name: 'coturn',
    packages: ['coturn'],
    there: () => existsSync('/usr/bin/turnserver'),
    without: 'the test of a call over TURN is skipped',
  },
  {
    name: 'PulseAudio',
    packages: ['pulseaudio', 'pulseaudio-utils'],
    there: () => existsSync('/usr/bin/pulseaudio') && existsSync('/usr/bin/pactl'),
    without: 'tests that plug and unplug sound devices are skipped',
  },
  {
    name: 'Chinese fonts',
    packages: ['fonts-noto-cjk'],
    there: () => existsSync('/usr/share/fonts/opentype/noto') || process.platform !== 'linux',
    without: 'Chinese text shows as boxes in screenshots',
  },
];

/** The Chromium that everything here drives: the system's own, else Playwright's. */
export function chromiumPath(): string | undefined {
  const candidates = [process.env['CHROMIUM_PATH'], ...CHROMIUMS, chromium.executablePath()];
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
}

/**
 * Installs what demo and tests need and this machine lacks: as root on Debian by apt-get, else it
 * says what to install, and takes Playwright's own Chromium. Says one line for each thing it does.
 */
export function prepareMachine(say: (line: string) => void = console.log): void {
  const lacking = PARTS.filter((part) => !part.there());
  if (lacking.length > 0 && mayInstall()) install(lacking, say);
  else if (lacking.length > 0 && existsSync('/usr/bin/apt-get')) {
    say(`to have everything: sudo apt-get install ${packagesOf(lacking).join(' ')}`);
  }
  if (chromiumPath() === undefined) {
    say('installing Playwright’s own Chromium');
    spawnSync(process.execPath, [playwrightCli(), 'install', 'chromium'], { stdio: 'inherit' });
  }
  for (const part of PARTS) if (!part.there()) say(`without ${part.name}: ${part.without}`);
}

function mayInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

function packagesOf(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => part.packages);
}

function install(parts: readonly Part[], say: (line: string) => void): void {
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', ['-qq', '-o', 'Dpkg::Use-Pty=0', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      // Debian starts servers that it installs, except in run level 1; ours start with each run.
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    }).status === 0;
  if (!apt('update')) say('apt-get update failed; trying with the package lists that are there');
  for (const part of parts) {
    say(`installing ${part.name} (${part.packages.join(', ')})`);
    if (!apt('install', '-y', '--no-install-recommends', ...part.packages)) {
      say(`${part.name} could not be installed`);
    }
  }
}

function moduleThere(name: string): boolean {
  try {
    const found = execFileSync('find', ['/usr/lib', '-name', `${name}.so`, '-path', '*kamailio*']);
    return found.length > 0;
  } catch {
    return false;
  }
}

function playwrightCli(): string {
  return createRequire(import.meta.url).resolve('@playwright/test/cli');
}
