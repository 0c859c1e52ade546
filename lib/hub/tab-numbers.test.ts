import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { SeenNumbers } from '../crm/connectors/seen-on-page/seen-numbers';
import type { FinderState } from '../messaging/protocol';
import type { Speaker } from '../messaging/roles';
import { OpenTabs } from './tab-numbers';

const SITE = 'https://crm.example';
const inFrame = (frameId: number, origin = SITE): Speaker => ({
  role: 'page',
  origin,
  url: `${origin}/x`,
  tabId: 7,
  frameId,
  windowId: 1,
  documentId: `d${String(frameId)}`,
  tabTitle: 'CRM',
  tabUrl: `${SITE}/list`,
});
const german = { region: { region: 'DE', from: 'language' }, likely: ['DE'] } as const;
const french = { region: { region: 'FR', from: 'language' }, likely: ['FR'] } as const;

let tabs: OpenTabs;
let icon: FinderState[];
beforeEach(() => {
  fakeBrowser.reset();
  icon = [];
  const session = fakeBrowser.storage.session as unknown as ConstructorParameters<
    typeof SeenNumbers
  >[0];
  tabs = new OpenTabs(new SeenNumbers(session), (_tab, state) => {
    icon.push(state);
    return Promise.resolve();
  });
});

it('a frame that has stopped stops the tab until it runs, is resumed or gone; the icon follows', async () => {
  await tabs.finderState(inFrame(0), 'slowed');
  await tabs.finderState(inFrame(3), 'stopped');
  await tabs.finderState(inFrame(0), 'running');
  expect((await tabs.of(7))?.finder).toBe('stopped');
  await tabs.finderState(inFrame(0), 'slowed');
  await tabs.finderState(inFrame(3), 'running');
  expect((await tabs.of(7))?.finder).toBe('slowed');
  await tabs.finderState(inFrame(3), 'stopped');
  await tabs.resumed(7);
  expect((await tabs.of(7))?.finder).toBeUndefined();
  await tabs.finderState(inFrame(3), 'stopped');
  await tabs.started(inFrame(3), german);
  expect((await tabs.of(7))?.finder).toBeUndefined();
  await tabs.finderState(inFrame(0), 'stopped');
  await tabs.fresh(7, SITE, true);
  expect((await tabs.of(7))?.finder).toBeUndefined();
  expect(icon).toEqual([
    ...['stopped', 'slowed', 'stopped', 'running'],
    ...['stopped', 'running', 'stopped', 'running'],
  ]);
});

it('the page’s own frame says which country holds; another one only while it is silent', async () => {
  await tabs.started(inFrame(2, 'https://frame.example'), french);
  expect(await tabs.of(7)).toMatchObject({ ...french, origin: SITE, host: 'crm.example' });
  await tabs.started(inFrame(0), german);
  await tabs.started(inFrame(2), french);
  expect(await tabs.of(7)).toMatchObject(german);
});

it('a new document has nothing of the one before, and says whether numbers are looked for', async () => {
  await tabs.started(inFrame(0), german);
  await tabs.show([{ e164: '+4930901820', text: '030 901820', certainty: 'guess' }], inFrame(0), 1);
  expect((await tabs.of(7))?.numbers).toHaveLength(1);
  await tabs.fresh(7, SITE, false);
  expect(await tabs.of(7)).toEqual({
    tabId: 7,
    origin: SITE,
    host: 'crm.example',
    off: true,
    numbers: [],
  });
  await tabs.closed(7);
  expect(await tabs.of(7)).toBeNull();
});
