import { browser, sidePanel } from '../browser';
import { connectors } from '../crm/registry';
import { loggerOf } from '../log/log';
import { receiveInHub } from '../messaging/receive-in-hub';
import { AgentAccount, REFRESH_ALARM } from './account';
import { AgentLine } from './agent-line';
import { badgePainter } from './badge';
import { Cards } from './cards';
import { Dial } from './dial';
import { showFinderState } from './finder';
import { handlersOf, type HubParts } from './handlers';
import { Incoming } from './incoming';
import { listenToNotifications } from './notification';
import { regionSource } from './region';
import { SettingsSource } from './settings-source';
import { createMenu, listenToShortcuts } from './shortcuts';
import { openPanel, openPanelOrWindow } from './side-panel';
import {
  builtInPatterns,
  pagesToRestart,
  registerSites,
  siteState,
  startInOpenTabs,
} from './sites';
import { Store } from './store';
import { OpenTabs } from './tab-numbers';

const log = loggerOf('hub');

/**
 * The background worker. Every listener is registered before the first await, or Chrome loses the
 * event that woke us; whatever needs what is stored waits for the one promise `started`.
 */
export function startHub(): void {
  const started = Promise.withResolvers<void>();
  const parts = build(started.promise);
  listen(parts);
  void start(parts, started.resolve);
}

function build(started: Promise<void>): HubParts {
  const { all, seen } = connectors(browser.storage.session);
  const store = new Store(() => seen.forget(), log);
  const settings = new SettingsSource();
  const region = regionSource(settings, browser.i18n.getUILanguage());
  const account = new AgentAccount(store, settings, log);
  const cards = new Cards(store, (origin) => siteState(settings.current, origin).on);
  const incoming = new Incoming(store, cards, all, region);
  const line = new AgentLine({ store, settings, account, incoming, started, log });
  const dial = new Dial(store, line.engine, region, (origin, chosen) =>
    settings.chooseRegion(origin, chosen),
  );
  const tabs = new OpenTabs(seen, showFinderState);
  return { started, store, settings, region, account, cards, line, dial, tabs, seen };
}

function listen(parts: HubParts): void {
  const { started, store, settings, account, cards, line, dial, tabs } = parts;
  let refused = 0;
  receiveInHub(
    handlersOf(parts),
    (reason, type) => {
      refused += 1;
      if (refused === 1) log.warn(`Refused ${type}: ${reason}`);
    },
    (type, cause) => log.error(`${type} failed`, cause),
  );
  line.engine.listen();
  settings.listen();
  listenToNotifications({
    answer: (call) => void started.then(() => line.act(call, { type: 'answer' })),
    decline: (call) => void started.then(() => line.act(call, { type: 'reject' })),
    open: () => void openPanelOrWindow(),
  });
  listenToShortcuts(store, started, {
    act: (call, action) => void line.act(call, action),
    dial: async (text, tabId) => {
      const page = tabId === undefined ? null : await tabs.of(tabId);
      await dial.fromAgent(crypto.randomUUID(), text, page ?? undefined);
    },
    openPanel: (windowId) => void openPanel(windowId),
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === REFRESH_ALARM) void started.then(() => account.refreshDue());
  });
  browser.tabs.onRemoved.addListener((tabId) => void tabs.closed(tabId));
  browser.tabs.onActivated.addListener(({ tabId }) => {
    void started.then(() => cards.showRingingIn(tabId, false));
  });
  browser.windows.onCreated.addListener((window) => {
    if (window.type === 'popup' && window.id !== undefined) account.windowOpened(window.id);
  });
  // Without these two nothing would start the worker after a browser start or an update.
  browser.runtime.onStartup.addListener(() => undefined);
  browser.runtime.onInstalled.addListener(() => {
    createMenu();
    void startInOpenTabs(builtInPatterns());
  });
}

async function start(parts: HubParts, started: () => void): Promise<void> {
  const { store, settings, account, line, dial } = parts;
  for (const area of [chrome.storage.local, chrome.storage.sync]) {
    await area
      .setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' })
      .catch((cause: unknown) => log.error('Pages may read a storage area', cause));
  }
  await sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
  await Promise.all([store.load(), settings.load()]);
  settings.onChange((now, before) => void settingsChanged(parts, pagesToRestart(now, before)));
  const paint = badgePainter();
  store.onSnapshot(paint);
  store.onSnapshot((now, before) => {
    if (now.signIn !== before.signIn) line.configure();
  });
  await account.closeOrphan();
  await account.recall();
  paint(store.snapshot);
  started();
  await line.engine.ensureEngine();
  await line.engine.ready();
  await dial.resume(Date.now());
}

async function settingsChanged(
  { settings, account, line }: HubParts,
  pages: readonly string[],
): Promise<void> {
  await account.recall();
  line.configure();
  if (pages.length === 0) return;
  await registerSites(settings.current);
  await startInOpenTabs(pages);
}
