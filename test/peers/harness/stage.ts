import { fileURLToPath } from 'node:url';
import { chromium, expect } from '@playwright/test';
import type { Browser, BrowserServer, Page } from '@playwright/test';
import { build } from 'vite';
import { send, serve } from '../../../demo/http';
import type { Site } from '../../../demo/http';
import type { Pbx } from '../../../demo/pbx/kamailio';
import type { CallQuality } from '../../../lib/telephony/call';
import { chromiumPath } from '../../../scripts/machine';
import { Driver } from '../../contract/harness/driver';
import { ears, VOICES } from './ears';
import type { Counts, Who } from './ears';
import { familyOf, signalAll } from './family';
import { countSockets } from './sockets';

const HERE = fileURLToPath(new URL('.', import.meta.url));
const INPUT = {
  bench: `${HERE}../../contract/harness/page.ts`,
  phone: `${HERE}peer.ts`,
  crowd: `${HERE}crowd.ts`,
};
const FLAGS = [
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
  '--allow-loopback-in-peer-connection',
];

/** The pages' scripts, made once in a process. */
let bundles: Promise<ReadonlyMap<string, string>> | undefined;

/** A browser in which everybody who talks has a page: their tone, and their ears. */
export class Stage {
  private constructor(
    private readonly browser: Browser,
    private readonly server: BrowserServer,
    private readonly site: Site,
    private readonly far: boolean,
  ) {}

  /** `elsewhere`: a Chromium in a network of its own, which reaches no localhost of ours. */
  static async open(elsewhere?: string): Promise<Stage> {
    const program = elsewhere ?? chromiumPath();
    const scripts = await (bundles ??= bundled());
    const site = await serve((request, response) => {
      const path = request.url ?? '';
      const script = scripts.get(path);
      if (script !== undefined) send(response, 'javascript', script);
      else
        send(response, 'html', `<!doctype html><script type="module" src="${path}.js"></script>`);
    });
    const server = await chromium.launchServer({
      ...(program && { executablePath: program }),
      chromiumSandbox: false,
      // A page without an address of its own counts as public, and may call no private one.
      args: elsewhere ? [...FLAGS, '--disable-features=LocalNetworkAccessChecks'] : FLAGS,
    });
    return new Stage(
      await chromium.connect(server.wsEndpoint()),
      server,
      site,
      elsewhere !== undefined,
    );
  }

  /** The provider under test, registered as edward. */
  async agent(
    pbx: Pbx,
    keepAliveMs = 15_000,
    iceServers: readonly RTCIceServer[] = [],
  ): Promise<Agent> {
    const page = await this.#page('/bench', 'agent');
    await page.waitForFunction(() => 'bench' in window);
    const driver = new Agent(page);
    const credentials = { ...pbx.users['edward'], servers: [pbx.wsUrl], iceServers };
    await driver.open({ kind: 'sip', keepAliveMs }, credentials);
    await driver.lineIs('up');
    return driver;
  }

  async phone(pbx: Pbx, user: string, who: Who): Promise<BrowserPhone> {
    const page = await this.#page('/phone', who);
    await page.waitForFunction(() => 'handset' in window);
    const account = pbx.users[user];
    if (!account) throw new Error(`the proxy has no user ${user}`);
    await page.evaluate((one) => window.handset.register(one), { ...account, server: pbx.wsUrl });
    return new BrowserPhone(page);
  }

  /** Providers of all the proxy's users, in one page that speaks for none of them. */
  async crowd(pbx: Pbx): Promise<Page> {
    const page = await this.#page('/crowd', 'agent');
    await page.waitForFunction(() => 'crowd' in window);
    await page.evaluate(([all, server]) => window.crowd.open(all, server), [
      Object.values(pbx.users),
      pbx.wsUrl,
    ] as const);
    return page;
  }

  /** All processes of the browser stand still until the returned function is called. */
  freeze(): () => void {
    const pid = this.server.process().pid ?? 0;
    signalAll(familyOf(pid), 'SIGSTOP');
    return () => signalAll(familyOf(pid), 'SIGCONT');
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.server.close();
    await this.site.stop();
  }

  async #page(path: string, who: Who): Promise<Page> {
    const context = await this.browser.newContext();
    if (this.far) {
      await context.route(`${this.site.url}/**`, async (route) =>
        route.fulfill({ response: await route.fetch() }),
      );
    }
    const page = await context.newPage();
    await page.addInitScript(ears, { voice: VOICES[who], tones: Object.values(VOICES) });
    await page.addInitScript(countSockets);
    await page.goto(`${this.site.url}${path}`);
    return page;
  }
}

export class Agent extends Driver {
  /** Waits until the measured call is said to sound so; without `trouble`: there is none. */
  async qualityIs(expected: Pick<CallQuality, 'level' | 'trouble'>): Promise<void> {
    const said = async () => {
      const { level, trouble } = (await this.quality()) ?? {};
      return { level, trouble };
    };
    await expect.poll(said, { timeout: 40_000 }).toEqual(expected);
  }

  /** How many attempts to reach the call centre were ever under way at once. */
  connectingAtOnce(): Promise<number> {
    return this.page.evaluate(() => window.connectingAtOnce());
  }

  hears(): Promise<Who[]> {
    return heardOn(this.page);
  }
}

/** A second browser endpoint, which is not what is tested. */
export class BrowserPhone {
  constructor(readonly page: Page) {}

  hears(): Promise<Who[]> {
    return heardOn(this.page);
  }

  /** The packets of sound that have come in over all its connections. */
  counts(): Promise<Counts> {
    return this.page.evaluate(() => window.ears.counts());
  }

  mode(mode: Window['handset']['mode']): Promise<void> {
    return this.page.evaluate((wanted) => void (window.handset.mode = wanted), mode);
  }

  stubborn(): Promise<void> {
    return this.page.evaluate(() => void (window.handset.stubborn = true));
  }

  takesKeysByInfo(): Promise<void> {
    return this.page.evaluate(() => void (window.handset.keysByInfo = true));
  }

  call(target: string): Promise<void> {
    return this.page.evaluate((to) => window.handset.call(to), target);
  }

  answer(): Promise<void> {
    return this.page.evaluate(() => window.handset.answer());
  }

  transfer(call: number, to: string | number): Promise<void> {
    return this.page.evaluate(([one, other]) => window.handset.transfer(one, other), [
      call,
      to,
    ] as const);
  }

  hold(call: number, on: boolean): Promise<void> {
    return this.page.evaluate(([one, wish]) => window.handset.hold(one, wish), [call, on] as const);
  }

  /** Answers its next re-INVITEs so. */
  refuse(...statuses: number[]): Promise<void> {
    return this.page.evaluate((all) => void (window.handset.refusals = all), statuses);
  }

  patient(): Promise<void> {
    return this.page.evaluate(() => window.handset.patient());
  }

  name(call: number, identity: string, useUpdate: boolean): Promise<void> {
    return this.page.evaluate(([one, who, update]) => window.handset.name(one, who, update), [
      call,
      identity,
      useUpdate,
    ] as const);
  }

  hangUp(call: number): Promise<void> {
    return this.page.evaluate((one) => window.handset.hangUp(one), call);
  }

  /** Waits until this has happened to it. */
  async saw(what: string, timeout = 20_000): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(() => window.handset.happened), { intervals: [50], timeout })
      .toContain(what);
  }

  happened(): Promise<string[]> {
    return this.page.evaluate(() => window.handset.happened);
  }
}

async function heardOn(page: Page): Promise<Who[]> {
  return named(await page.evaluate(() => window.ears.heard()));
}

/** Whose tones these are. */
export function named(tones: readonly number[]): Who[] {
  return (Object.keys(VOICES) as Who[]).filter((who) => tones.includes(VOICES[who]));
}

async function bundled(): Promise<ReadonlyMap<string, string>> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      target: 'chrome140',
      rollupOptions: { input: INPUT, output: { entryFileNames: '[name].js' } },
    },
  });
  const outputs = [result].flat().flatMap((one) => ('output' in one ? one.output : []));
  return new Map(
    outputs.flatMap((one) => (one.type === 'chunk' ? [[`/${one.fileName}`, one.code]] : [])),
  );
}
