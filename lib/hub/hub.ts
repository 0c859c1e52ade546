import { authorisedFetch } from '../auth/authorised-fetch';
import { heldTokens } from '../auth/token-vault';
import { browser, sidePanel } from '../browser';
import { connectors } from '../crm/registry';
import { loggerOf } from '../log/log';
import { receiveInHub } from '../messaging/receive-in-hub';
import { AgentAccount, REFRESH_ALARM } from './account';
import { AFTER_CALL_ALARM, AgentShift } from './agent/agent-shift';
import { DraftDatabase } from './agent/draft-store';
import { localDay, timesOf } from './agent/state-times';
import { WrapUps } from './agent/wrap-ups';
import { AgentLine } from './agent-line';
import { badgePainter } from './badge';
import { Cards } from './cards';
import { CallCentreDesk } from './desk/call-centre-desk';
import { LineLog } from './desk/line-log';
import { Dial } from './dial';
import { DialRules } from './dial-rules';
import { DO_NOT_CALL_ALARM, DoNotCall } from './do-not-call';
import { showFinderState } from './finder';
import { Gateway } from './gateway/ask-gateway';
import { GATEWAY_ALARM, GatewaySession } from './gateway/gateway-session';
import { releasedDraftKey, releasedSecret } from './gateway/released-secret';
import { handlersOf, type HubParts } from './handlers';
import { softphoneApi } from './gateway/softphone-api';
import { vendorCalls } from './gateway/vendor-calls';
import { History } from './history/history';
import { SessionHistoryKey } from './history/history-key';
import { OwnRecords } from './history/own-records';
import { IndexedRecords } from './history/record-store';
import { Incoming } from './incoming';
import { listenToNotifications } from './notification';
import { regionSource } from './region';
import { SettingsSource } from './settings-source';
import { createMenu, listenToShortcuts } from './shortcuts';
import { openPanel, openPanelOrWindow } from './side-panel';
import {
  closedAmong,
  pagesToRestart,
  patternsOf,
  registerSites,
  siteState,
  startInOpenTabs,
} from './sites';
import { Store } from './store';
import { OpenTabs } from './tab-numbers';
import { takeUpdates } from './update';
import { zoneFile } from './zone-file';

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
  const gateway = new Gateway({
    store,
    settings,
    fetch: (url, request) => authorisedFetch(account.identity, url, request),
    expired: () => account.expired(),
    now: Date.now,
    log,
  });
  const session = new GatewaySession({
    gateway,
    store,
    settings,
    signedInAt: async () => (await heldTokens(account.identity))?.signedInAt ?? null,
    now: Date.now,
  });
  const cards = new Cards(store, (origin) => siteState(settings.current, origin).on);
  const incoming = new Incoming(store, cards, all, region, () => settings.current.screenPop);
  const history: History = new History({
    store,
    settings,
    engine: { ask: (question) => line.engine.ask(question) },
    vendorCalls: (range) => vendorCalls(gateway, range),
    region: () => region.typed().region,
    inState: (now) => timesOf(store.memory, localDay(now), now),
    records: new OwnRecords({
      session: { key: new SessionHistoryKey(Date.now), rows: new IndexedRecords('history') },
      released: { key: releasedSecret, rows: new IndexedRecords('history-released') },
      days: () => settings.current.historyDays,
      now: Date.now,
    }),
    now: Date.now,
    log,
  });
  const drafts = new DraftDatabase(log, releasedDraftKey);
  const wrapUps = new WrapUps({ store, settings, drafts, history, now: Date.now, log });
  const line = new AgentLine({
    store,
    settings,
    account,
    gateway,
    incoming,
    wrapUps,
    history,
    mayCall: (number) => dial.mayCall(number),
    api: (request) => softphoneApi(gateway, settings.current, request),
    started,
    log,
  });
  const shift = new AgentShift({
    store,
    settings,
    command: (command) => line.engine.command(crypto.randomUUID(), command),
    now: Date.now,
  });
  const doNotCall = new DoNotCall({ store, settings, now: Date.now, log });
  const dial: Dial = new Dial({
    store,
    engine: line.engine,
    region,
    rules: new DialRules({ settings, doNotCall, zones: zoneFile(log), now: Date.now }),
    chooseRegion: (origin, chosen) => settings.chooseRegion(origin, chosen),
  });
  const remembering: Pick<typeof seen, 'saw'> = {
    saw: async (sightings) => {
      if (settings.current.rememberSeenNumbers) await seen.saw(sightings);
    },
  };
  const tabs = new OpenTabs(remembering, showFinderState);
  const desk = new CallCentreDesk({ store, settings, engine: line.engine });
  const lineLog = new LineLog(Date.now);
  return {
    started,
    store,
    settings,
    region,
    account,
    gateway,
    session,
    cards,
    line,
    dial,
    doNotCall,
    tabs,
    seen,
    shift,
    wrapUps,
    history,
    desk,
    lineLog,
    log,
  };
}

function listen(parts: HubParts): void {
  const { started, store, settings, account, session, cards, line, dial, doNotCall, tabs } = parts;
  const { shift } = parts;
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
  takeUpdates(store, settings);
  listenToNotifications({
    answer: (call) => void started.then(() => line.act(call, { type: 'answer' })),
    decline: (call) => void started.then(() => line.act(call, { type: 'reject' })),
    open: () => void openPanelOrWindow(),
  });
  listenToShortcuts(store, started, {
    act: (call, action) => void line.act(call, action),
    dial: async (text, tabId) => {
      const page = tabId === undefined ? null : await tabs.of(tabId);
      await dial.fromAgent(crypto.randomUUID(), text, { page: page ?? undefined });
    },
    dialSelection: async (text, tab) => {
      const page = tab.id === undefined ? null : await tabs.of(tab.id);
      if (text === null) return dial.notHere();
      const trustedSite = page !== null && siteState(settings.current, page.origin).trusted;
      await dial.fromAgent(crypto.randomUUID(), text, { page: page ?? undefined, trustedSite });
    },
    openPanel: (windowId) => void openPanel(windowId),
  });
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === REFRESH_ALARM) void started.then(() => account.refreshDue());
    if (name === AFTER_CALL_ALARM) void started.then(() => shift.clock());
    if (name === GATEWAY_ALARM) void started.then(() => session.follow());
    if (name === DO_NOT_CALL_ALARM) void started.then(() => doNotCall.refresh());
  });
  browser.tabs.onRemoved.addListener((tabId) => void tabs.closed(tabId));
  browser.tabs.onActivated.addListener(({ tabId }) => {
    void started.then(() => cards.showRingingIn(tabId, false));
  });
  browser.windows.onCreated.addListener((window) => {
    if (window.type === 'popup' && window.id !== undefined) account.windowOpened(window.id);
  });
  browser.permissions.onAdded.addListener(({ origins = [] }) => {
    void started.then(() => showSettings(parts));
    void started.then(() => startOnSites(settings, origins));
  });
  // Without these two nothing would start the worker after a browser start or an update.
  browser.runtime.onStartup.addListener(() => undefined);
  browser.runtime.onInstalled.addListener(() => {
    createMenu();
    // An update leaves our old script in every page.
    void started.then(() => startInOpenTabs(patternsOf(settings.current)));
  });
}

async function start(parts: HubParts, started: () => void): Promise<void> {
  const { store, settings, account, line, dial, history, desk, lineLog } = parts;
  const { session, shift, wrapUps, doNotCall } = parts;
  for (const area of [chrome.storage.local, chrome.storage.sync]) {
    await area
      .setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' })
      .catch((cause: unknown) => log.error('Pages may read a storage area', cause));
  }
  await sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
  await Promise.all([store.load(), settings.load()]);
  void showSettings(parts);
  settings.onChange((now, before) => void settingsChanged(parts, pagesToRestart(now, before)));
  const paint = badgePainter();
  store.onSnapshot(paint);
  store.onSnapshot((now, before) => {
    if (now.signIn !== before.signIn) void session.follow();
    if (now.gateway && !before.gateway) void keyReleased(parts);
    if (now.signIn !== before.signIn || now.gateway?.vendor !== before.gateway?.vendor) {
      line.configure();
    }
    if (now.agent.duty !== before.agent.duty) line.conduct();
    lineLog.note(now.line);
    shift.follow(now, before);
    wrapUps.follow(now, before);
  });
  void history.start();
  await account.takeUp();
  void session.follow();
  await shift.begin();
  void wrapUps.recover();
  // An update forgets the sites that were added.
  void registerSites(settings.current);
  paint(store.snapshot);
  started();
  void doNotCall.start();
  await line.engine.ensureEngine();
  await line.engine.ready();
  void desk.start();
  await dial.resume(Date.now());
}

async function settingsChanged(
  { store, settings, account, session, line, shift, history, desk, seen, doNotCall }: HubParts,
  pages: readonly string[],
): Promise<void> {
  void showSettings({ store, settings });
  await account.recall();
  void session.follow();
  await shift.formChanged();
  void history.settingsChanged();
  if (!settings.current.rememberSeenNumbers) void seen.forget();
  desk.settingsChanged();
  void doNotCall.start();
  line.conduct();
  line.configure();
  if (pages.length > 0) await startOnSites(settings, pages);
}

/** What was kept while the gateway's key was on its way comes under it; what lay under it is back. */
async function keyReleased({ history, wrapUps }: HubParts): Promise<void> {
  await Promise.all([history.released(), wrapUps.recover()]);
}

/** What of the settings every view must know. */
async function showSettings({ store, settings }: Pick<HubParts, 'store' | 'settings'>) {
  const { devices, maskNumbers } = settings.current;
  const closedAddresses = await closedAmong(settings.companyAddresses);
  const { fixed } = settings;
  await store.changeSnapshot({ deviceChoice: devices, maskNumbers, closedAddresses, fixed });
}

async function startOnSites(settings: SettingsSource, pages: readonly string[]): Promise<void> {
  await registerSites(settings.current);
  await startInOpenTabs(pages);
}
