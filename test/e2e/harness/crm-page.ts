import type { CDPSession, Frame, Page } from '@playwright/test';
import { until } from './targets';

type Node = {
  readonly nodeName: string;
  readonly backendNodeId: number;
  readonly attributes?: readonly string[];
  readonly children?: readonly Node[];
  readonly shadowRoots?: readonly Node[];
};

/** Signs in to the demo CRM and opens one of its pages. */
export async function openCrm(page: Page, url: string, path = '/customers'): Promise<void> {
  await page.goto(`${url}${path}`);
  if (!page.url().includes('/login')) return;
  await page.getByLabel('User name').fill('Edward');
  await page.getByLabel('Password').fill('1234');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL(`${url}${path}`);
}

/**
 * Points at a number on the page and clicks the button that appears beside it, with the real mouse.
 * The button lies in a closed shadow root, which only the browser itself sees into.
 */
export async function clickNumber(page: Page, text: string): Promise<void> {
  const { x, y } = await pointAt(page, text);
  await page.mouse.click(x, y);
}

/** Points at a number; where the middle of its button is, in CSS pixels. */
export async function pointAt(page: Page, text: string): Promise<{ x: number; y: number }> {
  const box = await page.getByText(text, { exact: true }).first().boundingBox();
  if (!box) throw new Error(`${text} is not on the page`);
  let wiggle = 0;
  const found = await until(async () => {
    await page.mouse.move(box.x + 12 + (wiggle++ % 5), box.y + box.height / 2);
    return dialButton(page);
  }, `the button beside ${text}`);
  // The page's own measurement of whether the button can be seen takes 100 ms.
  await page.waitForTimeout(250);
  return found;
}

/** What the button says that is beside a number now. */
export async function dialButtonName(page: Page): Promise<string | undefined> {
  const session = await page.context().newCDPSession(page);
  const { attributes = [] } = (await dialButtonIn(session)) ?? {};
  await session.detach();
  return attributes[attributes.indexOf('aria-label') + 1];
}

async function dialButtonIn(session: CDPSession): Promise<Node | undefined> {
  const { root } = await session.send('DOM.getDocument', { depth: -1, pierce: true });
  const host = find(root, ({ nodeName }) => nodeName === 'SIDETONE-PAGE');
  return host && find(host, ({ nodeName }) => nodeName === 'BUTTON');
}

async function dialButton(page: Page): Promise<{ x: number; y: number } | undefined> {
  const session = await page.context().newCDPSession(page);
  try {
    const button = await dialButtonIn(session);
    if (!button) return undefined;
    const { model } = await session.send('DOM.getBoxModel', {
      backendNodeId: button.backendNodeId,
    });
    const [left = 0, top = 0] = model.border;
    return { x: left + model.width / 2, y: top + model.height / 2 };
  } catch {
    return undefined;
  } finally {
    await session.detach();
  }
}

/** Every caller card on a page. */
export function cardsOn(page: Page): readonly Frame[] {
  return page.frames().filter((frame) => frame.url().includes('/caller-card.html'));
}

/** The caller card in the corner of a CRM page, once it is there. */
export function callerCard(page: Page): Promise<Frame> {
  return until(() => cardsOn(page)[0], 'the caller card');
}

function find(node: Node, fits: (node: Node) => boolean): Node | undefined {
  if (fits(node)) return node;
  for (const child of [...(node.shadowRoots ?? []), ...(node.children ?? [])]) {
    const found = find(child, fits);
    if (found) return found;
  }
  return undefined;
}
