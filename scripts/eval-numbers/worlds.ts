import type { BrowserContext, CDPSession, Frame, Page } from '@playwright/test';

/** The extension's own world in one frame of a page. */
export type FrameWorld = {
  /** Runs a self-contained function there. A frame that is gone by then answers `undefined`. */
  run<T>(ask: () => T | Promise<T>): Promise<T | undefined>;
};

type Known = { readonly session: CDPSession; readonly frameId: string };

/**
 * The extension's worlds in all frames of one page, frames of other origins and processes
 * included. They are where a content script lives, and out of the page's reach.
 */
export class ExtensionWorlds {
  readonly #known = new Map<string, Known>();
  readonly #sessions = new Map<Frame | Page, CDPSession>();

  constructor(
    private readonly context: BrowserContext,
    private readonly page: Page,
    private readonly extensionId: string,
  ) {}

  /** The worlds that are there now, and how many frames of the page have none (yet). */
  async now(): Promise<{ worlds: readonly FrameWorld[]; without: number }> {
    await this.#follow(this.page);
    const frames = this.page.frames().filter((frame) => frame !== this.page.mainFrame());
    for (const frame of frames) await this.#follow(frame).catch(() => undefined);
    const worlds = [...this.#known].map(([id, known]) => worldOf(known, contextIdOf(id)));
    return { worlds, without: frames.length + 1 - new Set(this.#frameIds()).size };
  }

  #frameIds(): string[] {
    return [...this.#known.values()].map(({ frameId }) => frameId);
  }

  /** Rejects for a frame that shares its process with the frame around it: one session has both. */
  async #follow(target: Page | Frame): Promise<void> {
    if (this.#sessions.has(target)) return;
    const session = await this.context.newCDPSession(target);
    this.#sessions.set(target, session);
    const prefix = `${this.#sessions.size}`;
    session.on('Runtime.executionContextCreated', ({ context: { id, origin, auxData } }) => {
      if (origin !== `chrome-extension://${this.extensionId}`) return;
      const { frameId } = auxData as { frameId: string };
      this.#known.set(`${prefix}:${id}`, { session, frameId });
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      this.#known.delete(`${prefix}:${executionContextId}`);
    });
    session.on('Runtime.executionContextsCleared', () => {
      for (const id of this.#known.keys()) if (id.startsWith(`${prefix}:`)) this.#known.delete(id);
    });
    await session.send('Runtime.enable');
  }
}

const contextIdOf = (id: string): number => Number(id.split(':')[1]);

function worldOf({ session }: Known, contextId: number): FrameWorld {
  return {
    run: async <T>(ask: () => T | Promise<T>) => {
      // The compiler may name inner functions by a call to `__name`, which only our side has.
      const expression = `{ const __name = (it) => it; (${ask.toString()})() }`;
      const answer = await session
        .send('Runtime.evaluate', {
          contextId,
          expression,
          awaitPromise: true,
          returnByValue: true,
        })
        .catch(() => undefined);
      if (!answer) return undefined;
      const { exceptionDetails, result } = answer;
      if (exceptionDetails) {
        throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      }
      return result.value as T;
    },
  };
}
