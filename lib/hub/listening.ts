import { browser } from '../browser';
import { receiveInHub } from '../messaging/receive-in-hub';
import { REFRESH_ALARM } from './account';
import { CRM_ALARM } from './crm/crm-connection';
import { AFTER_CALL_ALARM } from './agent/agent-shift';
import { CALL_LOG_ALARM } from './call-log/call-log';
import { DO_NOT_CALL_ALARM } from './do-not-call';
import { GATEWAY_ALARM } from './gateway/gateway-session';
import { handlersOf } from './handlers';
import { listenToNotifications } from './notification';
import { openFromOffLine } from './off-line';
import { passPanelOffersOn, type OfferScope } from './panel-offers';
import { createMenu, listenToShortcuts } from './shortcuts';
import { openPanel, openPanelOrWindow } from './side-panel';
import { patternsOf, siteState, startInOpenTabs } from './sites';
import { takeUpdates } from './update';
import type { HubParts } from './parts';
import { showSettings, startOnSites } from './settings-followed';

/** Registers whatever may wake the hub. All of it at once: Chrome loses an event that nobody heard. */
export function listenAll(parts: HubParts): void {
  const { started, store, settings, account, session, cards, line, dial, doNotCall, tabs } = parts;
  const { shift, callLog, log } = parts;
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
  const own = { id: browser.runtime.id, origin: new URL(browser.runtime.getURL('')).origin };
  passPanelOffersOn(self as unknown as OfferScope, own);
  settings.listen();
  takeUpdates(store, settings);
  listenToNotifications({
    answer: (call) => void started.then(() => line.act(call, { type: 'answer' })),
    decline: (call) => void started.then(() => line.act(call, { type: 'reject' })),
    open: () => void openPanelOrWindow(),
  });
  openFromOffLine(() => void openPanelOrWindow());
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
    if (name.startsWith(CRM_ALARM)) void started.then(() => parts.systems.refreshDue(name));
    if (name === AFTER_CALL_ALARM) void started.then(() => shift.clock());
    if (name === GATEWAY_ALARM) void started.then(() => session.follow());
    if (name === CALL_LOG_ALARM) void started.then(() => callLog.run());
    if (name === DO_NOT_CALL_ALARM) void started.then(() => doNotCall.refresh());
  });
  browser.tabs.onRemoved.addListener((tabId) => void tabs.closed(tabId));
  browser.tabs.onActivated.addListener(({ tabId }) => {
    void started.then(() => cards.showRingingIn(tabId, false));
    void started.then(() => parts.pops.seen(tabId));
  });
  browser.windows.onCreated.addListener((window) => {
    if (window.type === 'popup' && window.id !== undefined) parts.window.seen(window.id);
  });
  browser.permissions.onAdded.addListener(({ origins = [] }) => {
    void started.then(() => showSettings(parts));
    void started.then(() => startOnSites(settings, origins));
  });
  // Without these two nothing would start the worker after a browser start or an update.
  browser.runtime.onStartup.addListener(() => undefined);
  browser.runtime.onInstalled.addListener(() => {
    void started.then(createMenu);
    // An update leaves our old script in every page.
    void started.then(() => startInOpenTabs(patternsOf(settings.current)));
  });
}
