import type { CDPSession, Frame, Page } from '@playwright/test';
import { validBodies, validMessages } from './every-message';
import type { Guess } from './every-message';

/**
 * The world of our content script in one frame: what an attacker holds who has taken over the
 * page's process. Nothing said from here carries a person's gesture.
 */
export type TakenOver = {
  /** What the frame's own `origin` says; `"null"` for a sandboxed one. */
  readonly origin: string;
  readonly url: string;
  /** The value of an expression; promises are awaited. */
  evaluate<T>(expression: string): Promise<T>;
  /** What the hub answers to each message, `null` where it says nothing. */
  say(messages: readonly unknown[]): Promise<readonly unknown[]>;
  /** Says every message of the protocol, with a valid body; the answers that came, by type. */
  answersTo(guess: Guess, leaveOut?: readonly string[]): Promise<Record<string, unknown>>;
  /** Opens a port to the hub under the engine's name, and tells a state: `closed` or `open`. */
  connect(): Promise<unknown>;
};

/** What drives the test leaves user activation behind in frames that it has looked into. */
const SAY = `async (messages) => {
  while (navigator.userActivation.isActive) await new Promise((go) => setTimeout(go, 100));
  const silence = () => new Promise((resolve) => setTimeout(resolve, 2000, null));
  const answer = (message) => chrome.runtime.sendMessage(message).catch(() => null);
  const answers = messages.map((message) => Promise.race([answer(message), silence()]));
  return (await Promise.all(answers)).map((one) => one ?? null);
}`;

const CONNECT = `new Promise((resolve) => {
  const port = chrome.runtime.connect({ name: 'engine' });
  port.onDisconnect.addListener(() => resolve('closed'));
  const state = { epoch: 'x', seq: 1e9, line: { state: 'up' }, calls: [], microphone: 'granted' };
  port.postMessage({ type: 'state', state });
  setTimeout(resolve, 3000, 'open');
})`;

/** Our content script in every frame of a page, those in processes of their own included. */
export async function takeOver(page: Page, extensionId: string): Promise<readonly TakenOver[]> {
  const sessions = await Promise.all(page.frames().map((frame) => sessionOf(page, frame)));
  const found = await Promise.all(
    sessions.map(async (session) => (session ? worldsIn(session, extensionId) : [])),
  );
  return found.flat();
}

/** A frame in its page's process has no session of its own. */
function sessionOf(page: Page, frame: Frame): Promise<CDPSession | null> {
  const of = frame === page.mainFrame() ? page : frame;
  return page
    .context()
    .newCDPSession(of)
    .catch(() => null);
}

async function worldsIn(session: CDPSession, extensionId: string): Promise<TakenOver[]> {
  const contexts: number[] = [];
  session.on('Runtime.executionContextCreated', ({ context }) => {
    if (context.origin === `chrome-extension://${extensionId}`) contexts.push(context.id);
  });
  await session.send('Runtime.enable');
  return Promise.all(contexts.map((id) => worldOf(session, id)));
}

async function worldOf(session: CDPSession, contextId: number): Promise<TakenOver> {
  const evaluate = async <T>(expression: string): Promise<T> => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      contextId,
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
    return result.value as T;
  };
  const { origin, url } = await evaluate<{ origin: string; url: string }>(
    '({ origin: self.origin, url: location.href })',
  );
  const say = (messages: readonly unknown[]): Promise<readonly unknown[]> =>
    evaluate(`(${SAY})(${JSON.stringify(messages)})`);
  return {
    origin,
    url,
    evaluate,
    say,
    answersTo: async (guess, leaveOut = []) => {
      const messages = validMessages(validBodies(guess)).filter(
        ({ type }) => !leaveOut.includes(type),
      );
      const answers = await say(messages);
      const byType = messages.map(({ type }, index) => [type, answers[index]] as const);
      return Object.fromEntries(byType.filter(([, answer]) => answer !== null));
    },
    connect: () => evaluate(CONNECT),
  };
}
