import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath } from '../../../scripts/machine';

const IP = '/usr/sbin/ip';
const IPTABLES = '/usr/sbin/iptables';
const TC = '/usr/sbin/tc';

/** Several networks may be there at once, each with addresses of its own. */
const SLOTS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

export type Cable = 1 | 2;

/** What may befall all packets between the agent's computer and the call centre. */
const FAULTS = {
  'no-udp': ['-p', 'udp', '-j', 'DROP'],
  'no-tcp': ['-p', 'tcp', '-j', 'DROP'],
  'tcp-refused': ['-p', 'tcp', '-j', 'REJECT', '--reject-with', 'tcp-reset'],
  'loss-5': lossOf('0.05'),
  'loss-20': lossOf('0.20'),
} as const satisfies Record<string, readonly string[]>;
export type NetworkFault = keyof typeof FAULTS;

/** Why no network of its own can be made for the agent's browser here, if so. */
export function ownNetworkMissing(): string | undefined {
  if (process.getuid?.() !== 0) return 'only root can make networks';
  if (!existsSync(IP) || !existsSync(IPTABLES)) return 'ip or iptables is not installed';
  const probe = `sidetone-probe-${process.pid}`;
  try {
    execFileSync(IP, ['netns', 'add', probe], { stdio: 'ignore' });
    execFileSync(IP, ['netns', 'del', probe], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'network namespaces are not allowed here';
  }
}

/** Why no narrow line can be made here, if so: it takes a queue that not every kernel has. */
export function narrowLineMissing(): string | undefined {
  if (!existsSync(TC)) return 'tc is not installed';
  const probe = `sidetone-probe-${process.pid}`;
  execFileSync(IP, ['netns', 'add', probe], { stdio: 'ignore' });
  try {
    const queue = ['qdisc', 'add', 'dev', 'lo', 'root', ...bucket(64)];
    execFileSync(IP, ['netns', 'exec', probe, TC, ...queue], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'this kernel has no tbf queue';
  } finally {
    execFileSync(IP, ['netns', 'del', probe], { stdio: 'ignore' });
  }
}

/**
 * A computer of its own for the agent: a network namespace with one cable at a time, each with an
 * address of its own. All cables lead to a second namespace, the road, on which packets get lost; at
 * its other end is this machine, the call centre. (What is dropped where it is sent would be told to
 * the browser, which then tries again.)
 */
export class OwnNetwork {
  readonly #folder = mkdtempSync(join(tmpdir(), 'sidetone-network-'));
  readonly #slot: number;
  readonly #desk: string;
  readonly #road: string;

  constructor() {
    this.#slot = this.#takeSlot();
    this.#desk = `sidetone-desk-${this.#slot}`;
    this.#road = `sidetone-road-${this.#slot}`;
    for (const name of [this.#desk, this.#road]) {
      ip('netns', 'add', name);
      inside(name, IP, 'link', 'set', 'lo', 'up');
    }
    const [centre, road] = [this.#link('c'), this.#link('d')];
    ip('link', 'set', road, 'netns', this.#road);
    ip('address', 'add', `${this.centre}/24`, 'dev', centre);
    ip('link', 'set', centre, 'up');
    inside(this.#road, IP, 'address', 'add', `${this.#net(1)}.2/24`, 'dev', road);
    inside(this.#road, IP, 'link', 'set', road, 'up');
    inside(this.#road, 'sh', '-c', 'echo 1 > /proc/sys/net/ipv4/ip_forward');
    for (const cable of [2, 3])
      ip('route', 'add', `${this.#net(cable)}.0/24`, 'via', `${this.#net(1)}.2`);
  }

  /** Where the call centre is, whichever cable is plugged in. */
  get centre(): string {
    return `${this.#net(1)}.1`;
  }

  /** The agent's own address on a cable. */
  address(cable: Cable): string {
    return `${this.#net(1 + cable)}.2`;
  }

  plug(cable: Cable): void {
    const [outer, inner] = [this.#link(`o${cable}`), this.#link(`i${cable}`)];
    const gateway = `${this.#net(1 + cable)}.1`;
    const ends = [outer, 'type', 'veth', 'peer', 'name', inner, 'netns', this.#desk];
    inside(this.#road, IP, 'link', 'add', ...ends);
    inside(this.#road, IP, 'address', 'add', `${gateway}/24`, 'dev', outer);
    inside(this.#road, IP, 'link', 'set', outer, 'up');
    inside(this.#desk, IP, 'address', 'add', `${this.address(cable)}/24`, 'dev', inner);
    inside(this.#desk, IP, 'link', 'set', inner, 'up');
    inside(this.#desk, IP, 'route', 'replace', 'default', 'via', gateway);
  }

  unplug(cable: Cable): void {
    inside(this.#road, IP, 'link', 'del', this.#link(`o${cable}`));
  }

  /** From now on, in both directions. */
  suffers(fault: NetworkFault): void {
    inside(this.#road, IPTABLES, '-w', '-A', 'FORWARD', ...FAULTS[fault]);
  }

  recovers(fault: NetworkFault): void {
    inside(this.#road, IPTABLES, '-w', '-D', 'FORWARD', ...FAULTS[fault]);
  }

  /** No more than this gets through, each way, in kbit/s, until `widens`. */
  narrows(kilobits: number): void {
    for (const end of ['d', 'o1']) {
      inside(this.#road, TC, 'qdisc', 'add', 'dev', this.#link(end), 'root', ...bucket(kilobits));
    }
  }

  widens(): void {
    for (const end of ['d', 'o1']) {
      inside(this.#road, TC, 'qdisc', 'del', 'dev', this.#link(end), 'root');
    }
  }

  /** As it was at first: cable 1, and nothing in its way. */
  mend(): void {
    inside(this.#road, IPTABLES, '-w', '-F');
    quietly(() => this.widens());
    for (const cable of [1, 2] as const) quietly(() => this.unplug(cable));
    this.plug(1);
  }

  /** A program that starts Chromium within this network. */
  chromium(): string {
    const path = join(this.#folder, 'chromium');
    const program = chromiumPath() ?? '';
    writeFileSync(path, `#!/bin/sh\nexec ${IP} netns exec ${this.#desk} ${program} "$@"\n`);
    chmodSync(path, 0o755);
    return path;
  }

  remove(): void {
    ip('link', 'del', this.#link('c'));
    for (const name of [this.#desk, this.#road]) ip('netns', 'del', name);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** The first whose link to the call centre is nobody else's. */
  #takeSlot(): number {
    for (const slot of SLOTS) {
      const [one, other] = [`sidetone${slot}c`, `sidetone${slot}d`];
      try {
        ip('link', 'add', one, 'type', 'veth', 'peer', 'name', other);
        return slot;
      } catch {
        // Another test has it.
      }
    }
    throw new Error(`${SLOTS.length} networks are there already`);
  }

  #link(end: string): string {
    return `sidetone${this.#slot}${end}`;
  }

  #net(part: number): string {
    return `10.97.${this.#slot * 10 + part}`;
  }
}

function ip(...args: string[]): void {
  execFileSync(IP, args, { stdio: ['ignore', 'ignore', 'pipe'] });
}

function inside(namespace: string, ...command: string[]): void {
  ip('netns', 'exec', namespace, ...command);
}

/** What is undone may never have been done. */
function quietly(undo: () => void): void {
  try {
    undo();
  } catch {
    // It was not there.
  }
}

function lossOf(part: string): readonly string[] {
  const random = ['-m', 'statistic', '--mode', 'random', '--probability', part];
  return ['-p', 'udp', ...random, '-j', 'DROP'];
}

/** A queue that lets so many kbit/s through, and drops what would wait for longer than 400 ms. */
function bucket(kilobits: number): string[] {
  return ['tbf', 'rate', `${kilobits}kbit`, 'burst', '1600', 'latency', '400ms'];
}
