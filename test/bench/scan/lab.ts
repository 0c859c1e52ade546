import { chromium, type Page } from '@playwright/test';
import { chromiumPath } from '../../../scripts/machine';
import { servePages } from '../../hostile-page/pages';
import { writeBenchExtension } from './bench-extension';

/** A page, and the world of the extension's script in it. */
export type Lab = {
  readonly page: Page;
  /** The value of an expression in the extension's world; promises are awaited. */
  ask<T>(expression: string): Promise<T>;
  /** The same in the page's own world. */
  askPage<T>(expression: string): Promise<T>;
  /**
   * CPU time that an expression takes on the page's main thread, ms: other processes do not disturb
   * it.
   */
  cpuOf(expression: string): Promise<number>;
  close(): Promise<void>;
};

/** A browser with the bench's extension, and pages with and without it. */
export async function startLabs(pages: Readonly<Record<string, string>>) {
  const extension = await writeBenchExtension();
  const server = await servePages(pages);
  const executablePath = chromiumPath();
  const context = await chromium.launchPersistentContext('', {
    ...(executablePath && { executablePath }),
    headless: true,
    args: [
      `--disable-extensions-except=${extension.folder}`,
      `--load-extension=${extension.folder}`,
    ],
  });

  /** The page at a path; on `localhost` without the extension. */
  async function open(path: string, host: Host = '127.0.0.1'): Promise<Lab> {
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    const worlds: number[] = [];
    session.on('Runtime.executionContextCreated', ({ context: { id, origin } }) => {
      if (origin.startsWith('chrome-extension:')) worlds.push(id);
    });
    await session.send('Runtime.enable');
    await session.send('Performance.enable');
    await page.goto(server.url(path, host));
    const value = async <T>(expression: string, contextId?: number): Promise<T> => {
      const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
        expression,
        ...(contextId !== undefined && { contextId }),
        awaitPromise: true,
        returnByValue: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
      return result.value as T;
    };
    const cpu = async (): Promise<number> => {
      const { metrics } = await session.send('Performance.getMetrics');
      const time = metrics.find(({ name }) => name === 'ThreadTime');
      return (time?.value ?? Number.NaN) * 1000;
    };
    return {
      page,
      ask: (expression) => value(expression, worlds[0]),
      askPage: (expression) => value(expression),
      cpuOf: async (expression) => {
        const before = await cpu();
        await value(expression, worlds[0]);
        return (await cpu()) - before;
      },
      close: () => page.close(),
    };
  }

  return {
    open,
    stop: async (): Promise<void> => {
      await context.close();
      await server.close();
      extension.remove();
    },
  };
}

type Host = '127.0.0.1' | 'localhost';
