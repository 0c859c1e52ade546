import type { CDPSession } from '@playwright/test';

type Reply = {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { message: string };
  readonly method?: string;
  readonly params?: unknown;
};

/**
 * A target that Playwright does not list (the engine, a side panel), spoken to through the
 * browser's own session.
 */
export class RawTarget {
  readonly #browser: CDPSession;
  readonly #session: string;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #last = 0;
  #heard: (method: string, params: unknown) => void = () => undefined;

  private constructor(browser: CDPSession, session: string) {
    this.#browser = browser;
    this.#session = session;
    browser.on('Target.receivedMessageFromTarget', ({ sessionId, message }) => {
      if (sessionId !== session) return;
      const reply = JSON.parse(message) as Reply;
      if (reply.id !== undefined) this.#waiting.get(reply.id)?.(reply);
      if (reply.method !== undefined) this.#heard(reply.method, reply.params);
    });
  }

  static async attach(browser: CDPSession, targetId: string): Promise<RawTarget> {
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId, flatten: false });
    return new RawTarget(browser, sessionId);
  }

  /** One CDP command; rejects with the browser's message. */
  async send<T>(method: string, params: object = {}): Promise<T> {
    const id = ++this.#last;
    const reply = new Promise<Reply>((resolve) => this.#waiting.set(id, resolve));
    const message = JSON.stringify({ id, method, params });
    await this.#browser.send('Target.sendMessageToTarget', { sessionId: this.#session, message });
    const { result, error } = await reply;
    this.#waiting.delete(id);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result as T;
  }

  /** Tells a listener every event of the target from now on. */
  hear(listener: (method: string, params: unknown) => void): void {
    this.#heard = listener;
  }

  /** The value of an expression; promises are awaited. */
  async evaluate<T>(expression: string): Promise<T> {
    return this.#value<T>('Runtime.evaluate', { expression });
  }

  /**
   * Calls a function with every living object of a class, whoever holds it: for example with all
   * RTCPeerConnections of the engine, which exposes none.
   */
  async withAll<T>(className: string, declaration: string): Promise<T> {
    const { result } = await this.send<{ result: { objectId: string } }>('Runtime.evaluate', {
      expression: `${className}.prototype`,
    });
    const { objects } = await this.send<{ objects: { objectId: string } }>('Runtime.queryObjects', {
      prototypeObjectId: result.objectId,
    });
    return this.#value<T>('Runtime.callFunctionOn', {
      functionDeclaration: declaration,
      objectId: objects.objectId,
      arguments: [{ objectId: objects.objectId }],
    });
  }

  async detach(): Promise<void> {
    await this.#browser.send('Target.detachFromTarget', { sessionId: this.#session });
  }

  async #value<T>(method: string, params: object): Promise<T> {
    const { result, exceptionDetails } = await this.send<{
      result: { value: T };
      exceptionDetails?: { text: string; exception?: { description?: string } };
    }>(method, { ...params, awaitPromise: true, returnByValue: true });
    if (exceptionDetails) {
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    }
    return result.value;
  }
}
