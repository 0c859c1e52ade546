import { readdirSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import * as v from 'valibot';
import type { World } from '../../demo/world';
import { BODIES } from '../../lib/messaging/bodies';
import type { Snapshot } from '../../lib/snapshot/snapshot';
import { DEMO_BUILD } from '../e2e/harness/browser';
import type { Browser } from '../e2e/harness/browser';
import { callerCard, clickNumber } from '../e2e/harness/crm-page';
import type { Customer } from '../e2e/harness/customer';
import { en } from '../e2e/harness/en';
import { callsIn } from '../e2e/harness/hub-view';
import { SALES } from '../e2e/harness/talk';
import { takeOver } from './content-scripts';
import type { TakenOver } from './content-scripts';
import { everyMessage, fuzzedMessages, validBodies } from './every-message';
import type { Guess } from './every-message';
import { keptByHub, spentNonces } from './kept-by-hub';
import type { PageServer } from './pages';
import { writeProbe } from './probe-extension';
import type { ProbeExtension } from './probe-extension';
import { openStage } from '../e2e/harness/stage';
import type { Stage } from '../e2e/harness/stage';

const NUMBER = '+1 202 555 0123';
const PHONE = `<p>Phone <span>${NUMBER}</span></p>`;
const PAGES = {
  '/': `<!doctype html><title>CRM</title><h1>Ann Lee</h1>${PHONE}`,
  '/inner': PHONE,
  '/frames': `<!doctype html><title>CRM</title>
    <iframe id="sandboxed" sandbox="allow-scripts" src="/inner"></iframe>
    <iframe sandbox="allow-scripts" srcdoc="${PHONE}"></iframe>
    <iframe src="data:text/html,${encodeURIComponent(PHONE)}"></iframe>
    <iframe srcdoc="${PHONE}"></iframe><iframe src="about:blank"></iframe><iframe id="blob"></iframe>
    <script>
      const blob = new Blob([${JSON.stringify(PHONE)}], { type: 'text/html' });
      document.getElementById('blob').src = URL.createObjectURL(blob);
    </script>`,
};
const NOBODY: Guess = { call: 'c-1', question: 'q-1', nonce: 'n-1', origin: 'http://127.0.0.1' };

let stage: Stage;
let world: World;
let edward: Browser;
let customer: Customer;
let server: PageServer;
let probe: ProbeExtension;
let page: Page;

test.beforeAll(async () => {
  probe = writeProbe();
  stage = await openStage(PAGES, { otherExtensions: [probe.folder] });
  ({ world, edward, customer, server } = stage);
});
test.afterAll(async () => {
  await stage.close();
  probe.remove();
});
test.beforeEach(async () => {
  page = await edward.context.newPage();
});
test.afterEach(async () => {
  await page.close();
});

test('the bodies that are sent below are valid, so that nothing is refused for its shape', () => {
  const sent = Object.entries(validBodies(NOBODY)).flatMap(([direction, bodies]) =>
    Object.entries(bodies).map(([type, body]) => {
      const schemas: Readonly<Record<string, v.GenericSchema>> =
        BODIES[direction as keyof typeof BODIES];
      const schema = schemas[type];
      return { type, valid: schema !== undefined && v.safeParse(schema, body).success };
    }),
  );
  expect(sent.filter(({ valid }) => !valid)).toEqual([]);
});

test('A4: a page that floods its window with our messages is not heard', async () => {
  await page.goto(server.url('/'));
  await worldIn(page);
  await nothingChanges(async () => {
    const reaches = await page.evaluate(async (messages) => {
      for (let round = 0; round < 20; round += 1) {
        for (const message of messages) {
          window.postMessage(message, '*');
          for (const name of ['message', String((message as { type?: unknown } | null)?.type)]) {
            dispatchEvent(new CustomEvent(name, { detail: message }));
            document.dispatchEvent(new MessageEvent(name, { data: message }));
          }
        }
        await new Promise((resolve) => setTimeout(resolve));
      }
      const { chrome } = window as { chrome?: { runtime?: unknown } };
      return chrome?.runtime !== undefined;
    }, everyMessage(NOBODY));
    expect(reaches).toBe(false);
  });
});

test('A4: another extension is not heard, by message or by port', async () => {
  const other = await edward.context.newPage();
  await other.goto(probe.url);
  await nothingChanges(async () => {
    const heard = await other.evaluate(
      async ([id, messages]) => {
        const answers = messages.map((message) =>
          chrome.runtime.sendMessage(id, message).then(
            () => 'heard',
            (error: unknown) => String(error),
          ),
        );
        const ports = ['engine', 'panel', ''].map((name) => {
          const port = chrome.runtime.connect(id, { name });
          port.postMessage({ type: 'state', state: { line: { state: 'up' }, calls: [] } });
          return new Promise((resolve) => port.onDisconnect.addListener(() => resolve('closed')));
        });
        return [...new Set(await Promise.all([...answers, ...ports]))];
      },
      [edward.extensionId, everyMessage(NOBODY)] as const,
    );
    expect(heard.sort()).toEqual([
      'Error: Could not establish connection. Receiving end does not exist.',
      'closed',
    ]);
  });
  await other.close();
});

test('A4: a content script that was taken over may say what pages say, and dial nothing', async () => {
  await page.goto(server.url('/'));
  const panel = await edward.panels.open(page);
  await panel.getByRole('textbox', { name: en('dial_field') }).fill('202 555 0148');
  await panel.getByRole('textbox', { name: en('dial_field') }).press('Enter');
  await expect.poll(questionId).not.toBe('');
  const guess = { ...NOBODY, question: await questionId(), origin: new URL(page.url()).origin };

  await nothingChanges(async () => {
    const attacker = await worldIn(page);
    expect(await attacker.answersTo(guess)).toEqual({
      'finder.started': expect.objectContaining({ on: true }) as unknown,
      'dial.request': { ok: false, error: 'no-gesture' },
    });
    await attacker.say(fuzzedMessages(validBodies(guess), 1));
    expect(await attacker.connect()).toBe('closed');
  });
  await edward.panels.close();
  await nothingChanges(async () => {
    const attacker = await worldIn(page);
    expect(await attacker.answersTo(guess)).toMatchObject({
      'dial.request': { ok: false, error: 'no-gesture' },
    });
  });
  const again = await edward.panels.open(page);
  await again.getByRole('button', { name: en('cancel') }).click();
});

test('A4: while it rings, only the agent can answer, and nobody else can end it', async () => {
  await page.goto(server.url('/'));
  const attacker = await worldIn(page);
  await customer.call(SALES, { number: '+12025550147', name: 'Rosa Diaz' });
  const nonce = new URL((await callerCard(page)).url()).searchParams.get('nonce') ?? '';
  await expect.poll(() => spentNonces(edward)).toContain(nonce);
  await expect
    .poll(async () => (await edward.snapshot<Snapshot>()).calls[0]?.phase)
    .toBe('ringing');
  const [call] = (await edward.snapshot<Snapshot>()).calls;
  const guess = { ...NOBODY, nonce, call: call?.id ?? '' };

  await nothingChanges(async () => {
    // A page that says hello is new, and gets a card of its own: that is no attack.
    expect(await attacker.answersTo(guess, ['page.hello'])).toEqual({
      'finder.started': expect.objectContaining({ on: true }) as unknown,
      'dial.request': { ok: false, error: 'no-gesture' },
    });
    expect(await attacker.connect()).toBe('closed');
    const address = await attacker.evaluate<string>(`chrome.runtime.getURL('caller-card.html')`);
    expect(await frame(page, `${address}?nonce=${nonce}`)).toBe('');
  });
  expect(await callsIn(edward)).toEqual(['incoming ringing']);
  expect(await customer.page.evaluate(() => window.phone.state)).toBe('calling');
  await customer.hangUp();
  await expect
    .poll(async () => (await edward.snapshot<Snapshot>()).recent[0]?.endReason)
    .toBe('missed');
});

test('A4: a frame without an origin is not heard; one with the page’s is the page', async () => {
  await page.goto(server.url('/frames'));
  await expect.poll(async () => (await takeOver(page, edward.extensionId)).length).toBe(7);
  const attackers = await takeOver(page, edward.extensionId);
  const heard: string[] = [];
  await nothingChanges(async () => {
    for (const attacker of attackers) {
      const answers = Object.keys(await attacker.answersTo(NOBODY)).join(' ');
      heard.push(`${attacker.origin === 'null' ? 'no origin' : 'origin'}: ${answers}`);
      expect(await attacker.connect()).toBe('closed');
    }
  });
  const asPage = 'origin: finder.started dial.request';
  expect(heard.sort()).toEqual([
    ...Array.from({ length: 3 }, () => 'no origin: '),
    ...Array.from({ length: 4 }, () => asPage),
  ]);
});

test('A4: of all our pages a site can frame the card alone, which then shows and says nothing', async () => {
  await page.goto(server.url('/'));
  const attacker = await worldIn(page);
  const pages = readdirSync(DEMO_BUILD).filter((file) => file.endsWith('.html'));
  expect(pages).toContain('caller-card.html');
  await nothingChanges(async () => {
    for (const file of pages) {
      const dynamic = await attacker.evaluate<string>(`chrome.runtime.getURL('${file}')`);
      for (const address of [edward.url(file), dynamic, `${dynamic}?nonce=made-up`]) {
        const loaded = await frame(page, address);
        const framable = file === 'caller-card.html' && address !== edward.url(file);
        expect({ address, loaded }).toEqual({ address, loaded: framable ? '' : 'refused' });
      }
    }
  });
});

test('A4: after all this one real click dials exactly once', async () => {
  await page.goto(server.url('/'));
  await page.bringToFront();
  await edward.setSettings({ region: 'US' });
  const before = world.pbx.invites().length;
  await clickNumber(page, NUMBER);
  await customer.becomes('ringing');
  expect(
    world.pbx
      .invites()
      .slice(before)
      .map(({ to }) => to),
  ).toEqual(['+12025550123']);
  await customer.reject();
  await expect
    .poll(() => callsIn(edward))
    .toContainEqual(expect.stringMatching(/^outgoing ended/u));
});

/** The content script of the page's top frame. */
async function worldIn(of: Page): Promise<TakenOver> {
  let found: TakenOver | undefined;
  await expect
    .poll(async () => {
      const all = await takeOver(of, edward.extensionId);
      found = all.find(({ url }) => url === of.url());
      return found;
    })
    .toBeDefined();
  if (!found) throw new Error('no content script');
  return found;
}

async function questionId(): Promise<string> {
  return (await edward.snapshot<Snapshot>()).question?.id ?? '';
}

/** Frames an address; what it shows after a while, or `refused`. */
async function frame(of: Page, address: string): Promise<string> {
  const before = of.frames();
  await of.evaluate(
    (src) =>
      new Promise((resolve) => {
        const element = document.createElement('iframe');
        element.setAttribute('credentialless', '');
        element.onload = resolve;
        element.src = src;
        document.body.append(element);
      }),
    address,
  );
  const added = of.frames().find((one) => !before.includes(one));
  if (!added?.url().startsWith('chrome-extension:')) return 'refused';
  await added.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)));
  return added.evaluate(() => document.body.innerText.trim());
}

/** Nothing that the hub keeps, no tab, and no call has changed by what was done. */
async function nothingChanges(attack: () => Promise<void>): Promise<void> {
  const look = async () => ({
    kept: await keptByHub(edward),
    tabs: edward.context.pages().length,
    engines: (await edward.engine.running()).map(({ targetId }) => targetId),
    invites: world.pbx.invites().length,
    registered: (await world.pbx.registrations('edward')).map(({ contact }) => contact),
  });
  const before = await look();
  await attack();
  expect(await look()).toEqual(before);
}
