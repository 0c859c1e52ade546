import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { send, serve } from '../../../demo/http';
import { kamailioPath } from '../../../demo/pbx/process';
import { startPbx } from '../../../demo/pbx/kamailio';
import type { Pbx } from '../../../demo/pbx/kamailio';
import type { ProviderConfig, ProviderKind } from '../../../lib/messaging/protocol';
import type { Driver } from './driver';

/** What the suite needs around a provider: its line, and somebody at the far end. */
export type Rig = {
  readonly config: ProviderConfig;
  readonly credentials: unknown;
  /** The far end calls the agent. */
  readonly ring: (driver: Driver) => Promise<void>;
  /** The far end hangs up; absent where it never does. */
  readonly farHangsUp?: (driver: Driver) => Promise<void>;
  readonly number: string;
  readonly stop: () => Promise<void>;
};

export type SipRig = Rig & {
  readonly pbx: Pbx;
  readonly credentials: Readonly<Record<string, unknown>>;
};

/** Kinds whose rig cannot be set up on this machine, with the reason. */
export function missing(kind: ProviderKind): string | undefined {
  return kind === 'sip' && !kamailioPath() ? 'Kamailio is not installed' : undefined;
}

export function practiceRig(): Rig {
  return {
    config: { kind: 'practice', queue: 'Practice' },
    credentials: null,
    number: '+12025550143',
    ring: async (driver) => {
      await driver.rehearse();
    },
    stop: () => Promise.resolve(),
  };
}

export async function sipRig(peer: Page): Promise<SipRig> {
  const pbx = await startPbx();
  const agent = pbx.users['edward'];
  const customer = pbx.users['customer'];
  if (!agent || !customer) throw new Error('the proxy lacks its users');
  await peer.evaluate((account) => window.peer.register(account), {
    ...customer,
    server: pbx.wsUrl,
  });
  return {
    pbx,
    config: { kind: 'sip' },
    credentials: { ...agent, servers: [pbx.wsUrl], iceServers: [] },
    number: '+12025550143',
    ring: (_driver) =>
      peer.evaluate((domain) => window.peer.call(`sip:+862155550100@${domain}`), pbx.domain),
    farHangsUp: (_driver) => peer.evaluate(() => window.peer.session?.terminate()),
    stop: () => pbx.stop(),
  };
}

const EXAMPLE = fileURLToPath(
  new URL('../../../gateway/softphones/example/softphone.html', import.meta.url),
);

/** The example page, which here is framed by the bench instead of the extension. */
export async function hostedRig(bench: Page): Promise<Rig> {
  const html = readFileSync(EXAMPLE, 'utf8').replace(
    /chrome-extension:\/\/[a-p]{32}/u,
    new URL(bench.url()).origin,
  );
  const site = await serve((_request, response) => send(response, 'html', html));
  return {
    // The example must be another origin than the bench, and is then in another process, too.
    config: { kind: 'hosted', url: site.url.replace('localhost', '127.0.0.1') },
    credentials: null,
    number: '+12025550143',
    ring: async (driver) => {
      await driver.rehearse();
    },
    stop: () => site.stop(),
  };
}
