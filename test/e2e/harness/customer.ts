import type { Browser, BrowserContext, Page } from '@playwright/test';
import { chromium } from '@playwright/test';
import type { PhoneEvent, PhoneMode, PhoneState } from '../../../demo/customer-phone/line';
import type { Received } from '../../../demo/customer-phone/received';
import { chromiumPath } from '../../../scripts/machine';
import { until } from './targets';

/** Starts once in a process, and ends with it where the test runner does the ending. */
let theirs: Promise<Browser> | undefined;

/** The browser that all customers of a process share, each with a profile of their own. */
async function customersBrowser(): Promise<Browser> {
  const running = await theirs;
  if (running?.isConnected()) return running;
  const executablePath = chromiumPath();
  theirs = chromium.launch({
    ...(executablePath && { executablePath }),
    chromiumSandbox: false,
    args: [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      '--allow-loopback-in-peer-connection',
    ],
  });
  return theirs;
}

/** Ends it, where the process is to end by itself. */
export async function closeCustomersBrowser(): Promise<void> {
  await (await theirs)?.close();
  theirs = undefined;
}

/** The customer's phone in a browser that has not our extension, driven from here. */
export class Customer {
  readonly page: Page;
  readonly #close: () => Promise<void>;

  private constructor(page: Page, close: () => Promise<void>) {
    this.page = page;
    this.#close = close;
  }

  /** Opens the phone and waits until it is registered; in `context`, else in a new profile. */
  static async open(
    url: string,
    { user = 'customer', context }: { user?: string; context?: BrowserContext } = {},
  ): Promise<Customer> {
    const profile = context ? undefined : await (await customersBrowser()).newContext();
    const page = await (context ?? profile)?.newPage();
    if (!page) throw new Error('no browser for the customer’s phone');
    const customer = new Customer(page, async () => (profile ? profile.close() : page.close()));
    await page.goto(`${url}/?user=${user}`);
    await customer.becomes('idle');
    return customer;
  }

  /** Waits for a state of the phone. */
  async becomes(state: PhoneState): Promise<void> {
    await this.page.waitForFunction(
      (wanted) => (window as Partial<Window>).phone?.state === wanted,
      state,
      { timeout: 20_000, polling: 50 },
    );
  }

  call(number: string, caller: { number: string; name?: string }): Promise<void> {
    return this.page.evaluate(([to, as]) => window.phone.call(to, as), [number, caller] as const);
  }

  answer(): Promise<void> {
    return this.page.evaluate(() => window.phone.answer());
  }

  reject(status?: number): Promise<void> {
    return this.page.evaluate((code) => window.phone.reject(code), status);
  }

  hangUp(): Promise<void> {
    return this.page.evaluate(() => window.phone.hangUp());
  }

  hold(on: boolean): Promise<void> {
    return this.page.evaluate((wanted) => window.phone.hold(wanted), on);
  }

  mode(mode: PhoneMode): Promise<void> {
    return this.page.evaluate((wanted) => {
      window.phone.mode = wanted;
    }, mode);
  }

  stats(): Promise<Received> {
    return this.page.evaluate(() => window.phone.stats());
  }

  /** Resolves once more packets, and sound in them, have come in than at the call. */
  async hears(packets = 25): Promise<Received> {
    const before = await this.stats();
    return until(async () => {
      const now = await this.stats();
      const heard = now.energyIn - before.energyIn > 1e-5;
      return heard && now.packetsIn - before.packetsIn >= packets && now;
    }, `${packets} packets with sound at the customer’s phone`);
  }

  events(): Promise<PhoneEvent[]> {
    return this.page.evaluate(() => window.phone.events);
  }

  close(): Promise<void> {
    return this.#close();
  }
}
