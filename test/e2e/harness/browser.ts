import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { BrowserContext, CDPSession, Page, Worker } from '@playwright/test';
import { freePort } from '../../../demo/free-port';
import type { Settings } from '../../../lib/policy/settings';
import { chromiumPath } from '../../../scripts/machine';
import { Engine } from './engine';
import { SidePanels } from './side-panel';
import { targets, until } from './targets';

/** Where `wxt build --mode demo` puts the extension; another build by `EXTENSION_DIR`. */
export const DEMO_BUILD =
  process.env['EXTENSION_DIR'] ?? join(import.meta.dirname, '../../../.output/chrome-mv3-demo');

export type LaunchOptions = {
  readonly extensionDir?: string;
  /** The machine's policy brings the extension. */
  readonly installed?: boolean;
  /** Folders of further extensions; without a worker, or it would be taken for ours. */
  readonly otherExtensions?: readonly string[];
  readonly headless?: boolean;
  /** False: the browser asks for the microphone as it asks people. */
  readonly microphone?: boolean;
  /** The machine's own microphone and speakers, asked for as people are asked. */
  readonly realDevices?: boolean;
  readonly locale?: 'en-US' | 'zh-CN';
  readonly viewport?: { readonly width: number; readonly height: number } | null;
  readonly args?: readonly string[];
  /** Switches that Playwright passes by itself and this browser shall not have. */
  readonly without?: readonly string[];
  /** The profile that a browser left behind when it quit; else a new one. */
  readonly profile?: string;
};

/** Playwright's own switches, with which a browser looks for no extension on any server. */
const UPDATES_OFF = ['--disable-extensions', '--disable-background-networking'];

/** Chromium with a profile of its own and the extension in it, once the worker has started. */
export async function launchBrowser(options: LaunchOptions = {}): Promise<Browser> {
  const { extensionDir = DEMO_BUILD, headless = true, locale = 'en-US' } = options;
  const extensions = [extensionDir, ...(options.otherExtensions ?? [])].join(',');
  const unpacked = [`--disable-extensions-except=${extensions}`, `--load-extension=${extensions}`];
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'sidetone-profile-'));
  const port = await freePort();
  const executablePath = chromiumPath();
  const context = await chromium.launchPersistentContext(profile, {
    ...(executablePath && { executablePath }),
    headless,
    // Root gets no sandbox; in a window everybody else has one, and no warning about it.
    chromiumSandbox: !headless && process.getuid?.() !== 0,
    viewport: options.viewport === undefined ? { width: 1280, height: 800 } : options.viewport,
    env: { ...process.env, LANGUAGE: locale.replace('-', '_') },
    ignoreDefaultArgs: [...(options.without ?? []), ...(options.installed ? UPDATES_OFF : [])],
    args: [
      ...(options.installed ? [] : unpacked),
      `--remote-debugging-port=${port}`,
      `--lang=${locale}`,
      ...(options.realDevices ? [] : ['--use-fake-device-for-media-stream']),
      ...(options.realDevices || options.microphone === false
        ? []
        : ['--use-fake-ui-for-media-stream']),
      '--allow-loopback-in-peer-connection',
      '--window-size=1440,900',
      ...(options.args ?? []),
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const owner = context.browser();
  if (!owner) throw new Error('the browser went away');
  const cdp = await owner.newBrowserCDPSession();
  return new Browser(context, cdp, new URL(worker.url()).host, port, profile);
}

/** A running browser, and what tests do to it from the outside. */
export class Browser {
  readonly panels: SidePanels;
  readonly engine: Engine;

  constructor(
    readonly context: BrowserContext,
    readonly cdp: CDPSession,
    readonly extensionId: string,
    readonly port: number,
    /** The folder of all that the browser keeps on disk; gone after `close`. */
    readonly profile: string,
  ) {
    this.panels = new SidePanels(cdp, port, this.url('sidepanel.html'), () => this.worker());
    this.engine = new Engine(cdp, this.url('engine.html'));
  }

  /** Address of a page of the extension. */
  url(page: string): string {
    return `chrome-extension://${this.extensionId}/${page}`;
  }

  /** The living worker; wakes none. */
  worker(): Promise<Worker> {
    return until(async () => {
      const alive = this.context.serviceWorkers().find((w) => w.url().includes(this.extensionId));
      const answers = alive && (await alive.evaluate('1').catch(() => undefined));
      return answers === undefined ? undefined : alive;
    }, 'the worker');
  }

  async workerRuns(): Promise<boolean> {
    const all = await targets(this.cdp);
    return all.some((t) => t.type === 'service_worker' && t.url.includes(this.extensionId));
  }

  /**
   * Stops the worker as the browser would; resolves once the browser reports it stopped. While the
   * line is up the engine's port wakes it again within the same millisecond, on the same target.
   */
  async killWorker(): Promise<void> {
    const page = this.context.pages()[0] ?? (await this.context.newPage());
    const session = await this.context.newCDPSession(page);
    const stopped = new Promise<void>((resolve) => {
      session.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
        const ours = versions.filter(({ scriptURL }) => scriptURL.includes(this.extensionId));
        if (ours.some(({ runningStatus }) => runningStatus === 'stopped')) resolve();
      });
    });
    await session.send('ServiceWorker.enable');
    await session.send('ServiceWorker.stopAllWorkers');
    await stopped;
    await session.detach();
  }

  /**
   * Changes some of the agent's settings, as the options page would. There is no after-call work but
   * where a test asks for it: during it no call comes in.
   */
  async setSettings(settings: Partial<Settings>): Promise<void> {
    const worker = await this.worker();
    await worker.evaluate(async (changed) => {
      const { settings: old } = await chrome.storage.local.get('settings');
      const merged = { afterCallSeconds: 0, ...(old as object), ...changed };
      await chrome.storage.local.set({ settings: merged });
    }, settings);
  }

  /** What views see of the hub's state, as soon as a worker that has just started stored one. */
  snapshot<T = Record<string, unknown>>(): Promise<T> {
    return until(async () => {
      const worker = await this.worker();
      const stored = await worker.evaluate(() => chrome.storage.session.get('snapshot'));
      return stored['snapshot'] as T | undefined;
    }, "the hub's state");
  }

  /** The window that asks for name and password: filled in and sent. */
  async signInAt(account: { readonly name: string; readonly password: string }): Promise<void> {
    const page = await this.signInWindow();
    await page.getByLabel('User name').fill(account.name);
    await page.getByLabel('Password').fill(account.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
  }

  /** The identity provider's window, whether it is open already or opens next. */
  signInWindow(): Promise<Page> {
    return until(
      () => this.context.pages().find((page) => /\/interaction\//u.test(page.url())),
      'the sign-in window',
    );
  }

  /** Ends the browser and leaves its profile, with which another one may be started. */
  async quit(): Promise<void> {
    await this.panels.disconnect();
    await this.context.close();
  }

  async close(): Promise<void> {
    await this.quit();
    rmSync(this.profile, { recursive: true, force: true });
  }
}
