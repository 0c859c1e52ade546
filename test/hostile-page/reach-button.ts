import type { CDPSession, Page } from '@playwright/test';
import { until } from '../e2e/harness/targets';
import type { Browser } from '../e2e/harness/browser';
import { drawsFor } from './draws';
import { placeOf } from './marks';
import { heardAtHub } from './messages';

type Node = {
  readonly nodeName: string;
  readonly nodeValue?: string;
  readonly backendNodeId: number;
  readonly attributes?: readonly string[];
  readonly children?: readonly Node[];
  readonly shadowRoots?: readonly Node[];
  readonly contentDocument?: Node;
};

/** The floating button as it is on the screen; CSS pixels. */
export type Shown = {
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly label: string;
  readonly sentence: string;
};

/** The button, in whatever frame of the page it is shown. */
export async function buttonIn(page: Page): Promise<Shown | null> {
  for (const frame of page.frames()) {
    // A frame in its page's process has no session of its own: the page's sees into it.
    const target = frame === page.mainFrame() ? page : frame;
    const session = await page
      .context()
      .newCDPSession(target)
      .catch(() => null);
    const found = session && (await shown(session).finally(() => session.detach()));
    if (found) return found;
  }
  return null;
}

/** The button once it is shown for a number. */
export function buttonFor(page: Page, number: string): Promise<Shown> {
  return until(async () => {
    const button = await buttonIn(page);
    return button?.label === `Call ${number}` && button;
  }, `the button for ${number}`);
}

/** Points at an element's text until the button for a number is there. */
export async function pointAt(page: Page, selector: string, number: string): Promise<Shown> {
  let wiggle = 0;
  return until(async () => {
    const { x, y } = await placeOf(page, selector);
    await page.mouse.move(x - 4 + (wiggle++ % 5), y);
    const button = await buttonIn(page);
    return button?.label === `Call ${number}` && button;
  }, `the button for ${number}`);
}

export async function noButton(page: Page): Promise<void> {
  await until(async () => (await buttonIn(page)) === null, 'the button to go');
}

/** Clicks the button with the real mouse once the browser has had time to say that it is seen. */
export async function clickButton(page: Page, { x, y }: Shown): Promise<void> {
  await page.mouse.move(x, y, { steps: 3 });
  // The browser's own measurement takes 100 ms, and says nothing when it has found nothing new.
  await drawsFor(page, 300);
  await page.mouse.click(x, y);
}

/** Presses a command's key, as the browser hands it to the worker. */
export async function command(browser: Browser, name: string): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate((which) => {
    const { onCommand } = chrome.commands as unknown as {
      onCommand: { dispatch(command: string): void };
    };
    onCommand.dispatch(which);
  }, name);
}

/** What the hub was asked to dial, in order: number and whether the button was provably seen. */
export async function wishes(browser: Browser): Promise<readonly string[]> {
  const heard = await heardAtHub(browser, 'dial.request');
  return heard.map(({ body }) => `${String(body['e164'])} ${body['visible'] ? 'seen' : 'unseen'}`);
}

async function shown(session: CDPSession): Promise<Shown | null> {
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  for (const host of all(root, 'SIDETONE-PAGE')) {
    const [button] = all(host, 'BUTTON');
    const [sentence] = all(host, 'OUTPUT');
    const box =
      button &&
      (await session
        .send('DOM.getBoxModel', { backendNodeId: button.backendNodeId })
        .catch(() => null));
    if (!box) continue;
    const [left = 0, top = 0, right = 0, , , bottom = 0] = box.model.border;
    return {
      x: (left + right) / 2,
      y: (top + bottom) / 2,
      left,
      top,
      right,
      bottom,
      label: attribute(button, 'aria-label'),
      sentence: sentence?.children?.[0]?.nodeValue ?? '',
    };
  }
  return null;
}

function attribute({ attributes = [] }: Node, name: string): string {
  return attributes[attributes.indexOf(name) + 1] ?? '';
}

function all(node: Node, nodeName: string): readonly Node[] {
  const below = [
    ...(node.shadowRoots ?? []),
    ...(node.children ?? []),
    ...(node.contentDocument ? [node.contentDocument] : []),
  ];
  const own = node.nodeName === nodeName ? [node] : [];
  return [...own, ...below.flatMap((child) => all(child, nodeName))];
}
