import { expect, it, vi } from 'vitest';
import { passPanelOffersOn } from './panel-offers';
import type { OfferScope } from './panel-offers';

const OWN = { id: 'lgenlcdbenjkknabnfhjkohhhgjdamec', origin: '' };
OWN.origin = `chrome-extension://${OWN.id}`;

/** A worker with these pages of ours open. */
function worker(...pages: string[]) {
  const passed: unknown[] = [];
  const clients = pages.map((page) => ({
    url: `${OWN.origin}${page}`,
    postMessage: (...said: unknown[]) => void passed.push([page, ...said]),
  }));
  let hear: Parameters<OfferScope['addEventListener']>[1] = () => undefined;
  passPanelOffersOn(
    {
      clients: { matchAll: () => Promise.resolve(clients) },
      addEventListener: (_type, listener) => void (hear = listener),
    },
    OWN,
  );
  const port = { close: vi.fn() };
  const offer = async (from: string): Promise<void> => {
    const work: Promise<unknown>[] = [];
    hear({
      data: 'offer',
      source: { url: from, postMessage: () => undefined },
      ports: [port as unknown as MessagePort],
      waitUntil: (one) => void work.push(one),
    });
    await Promise.all(work);
  };
  return { passed, port, offer };
}

it('a panel’s port goes to the engine, and to nobody else', async () => {
  const t = worker('/options.html', '/engine.html', '/sidepanel.html');
  await t.offer(`${OWN.origin}/sidepanel.html`);
  expect(t.passed).toEqual([['/engine.html', 'offer', [t.port]]]);
});

it.each([
  ['the caller card', `${OWN.origin}/caller-card.html`],
  ['the settings', `${OWN.origin}/options.html`],
  ['another extension', 'chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba/sidepanel.html'],
  ['a page', 'https://evil.example/sidepanel.html'],
])('a port of %s goes nowhere', async (_whose, from) => {
  const t = worker('/engine.html');
  await t.offer(from);
  expect(t.passed).toEqual([]);
});

it('without an engine the port is closed', async () => {
  const t = worker('/sidepanel.html');
  await t.offer(`${OWN.origin}/sidepanel.html`);
  expect(t.port.close).toHaveBeenCalledOnce();
});
