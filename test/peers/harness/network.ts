import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumPath } from '../../../scripts/machine';

const IP = '/usr/sbin/ip';
const IPTABLES = '/usr/sbin/iptables';

/** Why no network of its own can be made for the agent's browser here, if so. */
export function ownNetworkMissing(): string | undefined {
  if (process.getuid?.() !== 0) return 'only root can make networks';
  if (!existsSync(IP) || !existsSync(IPTABLES)) return 'ip or iptables is not installed';
  try {
    execFileSync(IP, ['netns', 'add', 'sidetone-probe'], { stdio: 'ignore' });
    execFileSync(IP, ['netns', 'del', 'sidetone-probe'], { stdio: 'ignore' });
    return undefined;
  } catch {
    return 'network namespaces are not allowed here';
  }
}

/**
 * A computer of its own for the agent: a network namespace with one cable at a time, each with an
 * address of its own, and this machine, the call centre, at the other end of both.
 */
export class OwnNetwork {
  readonly #name = `sidetone-${process.pid}`;
  readonly #folder = mkdtempSync(join(tmpdir(), 'sidetone-network-'));
  /** Where the call centre is, whichever cable is plugged in. */
  readonly centre = '10.97.41.1';

  constructor() {
    this.#ip('netns', 'add', this.#name);
    this.#inside(IP, 'link', 'set', 'lo', 'up');
    this.#ip('link', 'add', 'sidetone-c0', 'type', 'veth', 'peer', 'name', 'sidetone-c1');
    this.#ip('address', 'add', `${this.centre}/32`, 'dev', 'sidetone-c0');
    for (const end of ['sidetone-c0', 'sidetone-c1']) this.#ip('link', 'set', end, 'up');
  }

  /** Plugs in a cable; the agent's address ends with its number. */
  plug(cable: 1 | 2): void {
    const [outer, inner] = [`sidetone-o${cable}`, `sidetone-i${cable}`];
    const [gateway, own] = [`10.97.4${cable + 1}.1`, `10.97.4${cable + 1}.2`];
    this.#ip('link', 'add', outer, 'type', 'veth', 'peer', 'name', inner, 'netns', this.#name);
    this.#ip('address', 'add', `${gateway}/24`, 'dev', outer);
    this.#ip('link', 'set', outer, 'up');
    this.#inside(IP, 'address', 'add', `${own}/24`, 'dev', inner);
    this.#inside(IP, 'link', 'set', inner, 'up');
    this.#inside(IP, 'route', 'replace', 'default', 'via', gateway);
  }

  unplug(cable: 1 | 2): void {
    this.#ip('link', 'del', `sidetone-o${cable}`);
  }

  /** No UDP goes in or out any more, or does again; TCP does. */
  blockUdp(on: boolean): void {
    for (const chain of ['INPUT', 'OUTPUT']) {
      this.#inside(IPTABLES, on ? '-A' : '-D', chain, '-p', 'udp', '-j', 'DROP');
    }
  }

  /** A program that starts Chromium within this network. */
  chromium(): string {
    const path = join(this.#folder, 'chromium');
    const program = chromiumPath() ?? '';
    writeFileSync(path, `#!/bin/sh\nexec ${IP} netns exec ${this.#name} ${program} "$@"\n`);
    chmodSync(path, 0o755);
    return path;
  }

  remove(): void {
    for (const link of ['sidetone-o1', 'sidetone-o2', 'sidetone-c0']) {
      try {
        this.#ip('link', 'del', link);
      } catch {
        // It was unplugged.
      }
    }
    this.#ip('netns', 'del', this.#name);
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #inside(...command: string[]): void {
    this.#ip('netns', 'exec', this.#name, ...command);
  }

  #ip(...args: string[]): void {
    execFileSync(IP, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  }
}
