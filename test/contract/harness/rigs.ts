import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { send, serve } from '../../../demo/http';
import { kamailioPath } from '../../../demo/pbx/process';
import { startPbx } from '../../../demo/pbx/kamailio';
import type { Pbx, SipAccount } from '../../../demo/pbx/kamailio';
import type { ProviderConfig } from '../../../lib/messaging/engine-protocol';
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
  /** The far end holds us, and takes us back; absent where it never does. */
  readonly farHolds?: (driver: Driver, on: boolean) => Promise<void>;
  /** Somebody to consult and to transfer to; absent where there is nobody. */
  readonly colleague?: {
    readonly number: string;
    /** False: the next call to the colleague rings for as long as it takes. */
    readonly answers: (on: boolean) => Promise<void>;
  };
  /** A number that is busy. */
  readonly busy?: string;
  /** What the far end hears when it is refused with `busy`, `declined` and `away`. */
  readonly refusal?: () => Promise<string | undefined>;
  readonly stop: () => Promise<void>;
};

export type SipRig = Rig & {
  readonly pbx: Pbx;
  readonly credentials: Readonly<Record<string, unknown>>;
};

const BUSY = '+12025550199';

/** Kinds whose rig cannot be set up on this machine, with the reason. */
export function missing(kind: string): string | undefined {
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
    farHolds: async (driver) => {
      await driver.act('a', { type: 'dtmf', tones: '*' });
    },
    colleague: { number: '+12025550161', answers: () => Promise.resolve() },
    busy: '+442079460000',
    stop: () => Promise.resolve(),
  };
}

/** `colleague`: a page for a third phone, where a test needs one. */
export async function sipRig(peer: Page, colleague?: Page): Promise<SipRig> {
  const pbx = await startPbx({ answers: { [BUSY]: 486 } });
  const { edward: agent, customer, sissi } = pbx.users;
  if (!agent || !customer || !sissi) throw new Error('the proxy lacks its users');
  const register = (page: Page, account: SipAccount): Promise<void> =>
    page.evaluate((one) => window.peer.register(one), { ...account, server: pbx.wsUrl });
  await register(peer, customer);
  if (colleague) await register(colleague, sissi);
  return {
    pbx,
    config: { kind: 'sip', keepAliveMs: 15_000 },
    credentials: { ...agent, servers: [pbx.wsUrl], iceServers: [] },
    number: '+12025550143',
    ring: (_driver) =>
      peer.evaluate((domain) => window.peer.call(`sip:+862155550100@${domain}`), pbx.domain),
    farHolds: (_driver, on) =>
      peer.evaluate((hold) => {
        if (hold) window.peer.session?.hold();
        else window.peer.session?.unhold();
      }, on),
    ...(colleague && {
      colleague: {
        number: '+862155550101',
        answers: (on) =>
          colleague.evaluate((does) => void (window.peer.mode = does ? 'answer' : 'ring'), on),
      },
    }),
    busy: BUSY,
    refusal: async () => {
      const heard = await peer.evaluate(() => window.peer.heard);
      return heard.find((one) => one.startsWith('failed'));
    },
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
