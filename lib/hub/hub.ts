import { browser, sidePanel } from '../browser';
import { connectors } from '../crm/registry';
import { loggerOf } from '../log/log';
import { receiveInHub } from '../messaging/receive-in-hub';
import type { EngineState } from '../messaging/protocol';
import type { CallView } from '../snapshot/snapshot';
import type { CallAction } from '../telephony/provider';
import { AgentAccount, REFRESH_ALARM } from './account';
import { badgePainter } from './badge';
import { liveCalls, ringingCalls, takeEngineState, type Transition } from './calls';
import { Cards } from './cards';
import { Dial } from './dial';
import { EnginePort } from './engine-port';
import { configOf, credentialsFor } from './engine-setup';
import { handlersOf } from './handlers';
import { Incoming } from './incoming';
import { listenToNotifications } from './notification';
import { regionSource } from './region';
import { SettingsSource } from './settings-source';
import { createMenu, listenToShortcuts } from './shortcuts';
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
export class Hub {
  readonly #crm = connectors(browser.storage.session);
  readonly store = new Store(() => this.#crm.seen.forget(), log);
  readonly settings = new SettingsSource();
  readonly account = new AgentAccount(this.store, this.settings, log);
  readonly tabs = new OpenTabs(this.#crm.seen);
  readonly #region = regionSource(this.settings, browser.i18n.getUILanguage());
  readonly cards = new Cards(this.store, (origin) => this.site(origin).on);
  readonly engine = new EnginePort(
    {
      state: (state) => this.#engineTold(state),
      credentials: (refused) => this.#credentials(refused),
      connected: () => void this.started.then(() => this.configure()),
    },
    log,
  );
  readonly dial = new Dial(this.store, this.engine, this.#region);
  readonly incoming = new Incoming(this.store, this.cards, this.#crm.all, this.#region);
  readonly region = this.#region;
  readonly #started = Promise.withResolvers<void>();
  readonly #refused = { count: 0 };
  #told = false;

  /** Resolves when everything that an earlier life of the worker left has been found. */
  get started(): Promise<void> {
    return this.#started.promise;
  }

  /** Registers every listener, synchronously, and begins to start. */
  listen(): void {
    receiveInHub(handlersOf(this), (reason, type) => {
      this.#refused.count += 1;
      if (this.#refused.count === 1) log.warn(`Refused ${type}: ${reason}`);
    });
    this.engine.listen();
    this.settings.listen();
    listenToNotifications({
      answer: (call) => void this.started.then(() => this.act(call, { type: 'answer' })),
      decline: (call) => void this.started.then(() => this.act(call, { type: 'reject' })),
      open: () => void this.#openPanelOrWindow(),
    });
    listenToShortcuts(this.store, this.started, {
      act: (call, action) => void this.act(call, action),
      dial: (text) => void this.dial.fromAgent(crypto.randomUUID(), text),
      openPanel: (windowId) => void this.openPanel(windowId),
    });
    browser.alarms.onAlarm.addListener(({ name }) => {
      if (name === REFRESH_ALARM) void this.started.then(() => this.account.refreshDue());
    });
    browser.tabs.onRemoved.addListener((tabId) => void this.tabs.closed(tabId));
    browser.tabs.onActivated.addListener(({ tabId }) => {
      void this.started.then(() => this.showRingingIn(tabId, false));
    });
    browser.windows.onCreated.addListener((window) => {
      if (window.type === 'popup' && window.id !== undefined) this.account.windowOpened(window.id);
    });
    // Without these two nothing would start the worker after a browser start or an update.
    browser.runtime.onStartup.addListener(() => undefined);
    browser.runtime.onInstalled.addListener(() => {
      createMenu();
      void startInOpenTabs(builtInPatterns());
    });
    void this.#start();
  }

  /** Opens the panel; only in answer to a person's click, and before anything is awaited. */
  openPanel(windowId: number | undefined): Promise<boolean> {
    return sidePanel
      .open({ windowId: windowId ?? chrome.windows.WINDOW_ID_CURRENT })
      .then(() => true)
      .catch(() => false);
  }

  /** With all windows closed there is no panel to open: a new window it is, then. */
  async #openPanelOrWindow(): Promise<void> {
    if (await this.openPanel(chrome.windows.WINDOW_ID_CURRENT)) return;
    await browser.windows.create({ focused: true });
  }

  site(origin: string): { on: boolean; trusted: boolean } {
    return siteState(this.settings.current, origin);
  }

  async act(call: string, action: CallAction): Promise<void> {
    await this.engine.command(crypto.randomUUID(), { type: 'act', call, action });
  }

  async #start(): Promise<void> {
    for (const area of [chrome.storage.local, chrome.storage.sync]) {
      await area
        .setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' })
        .catch((cause: unknown) => log.error('Pages may read a storage area', cause));
    }
    await sidePanel.setPanelBehavior({ openPanelOnActionClick: true });
    await Promise.all([this.store.load(), this.settings.load()]);
    this.settings.onChange((now, before) => {
      void this.#settingsChanged(pagesToRestart(now, before));
    });
    const paint = badgePainter();
    this.store.onSnapshot(paint);
    await this.account.closeOrphan();
    await this.account.recall();
    paint(this.store.snapshot);
    this.#started.resolve();
    await this.engine.ensureEngine();
    await this.engine.ready();
    await this.dial.resume(Date.now());
  }

  async #settingsChanged(pages: readonly string[]): Promise<void> {
    await this.account.recall();
    this.configure();
    if (pages.length === 0) return;
    await registerSites(this.settings.current);
    await startInOpenTabs(pages);
  }

  /** Puts the engine on the chosen call centre; a call that is up is never cut for it. */
  configure(): void {
    if (liveCalls(this.store.snapshot).length > 0) return;
    const config = configOf(this.settings.current, this.store.snapshot);
    this.engine.tell({ type: 'configure', config, whileBusy: this.settings.current.whileBusy });
  }

  async signOut(): Promise<void> {
    this.#offLine();
    await this.#crm.seen.forget();
    await this.account.signOut();
    this.configure();
  }

  /** Takes the engine off line and on again, with credentials that it asks for afresh. */
  reconnect(): void {
    this.#offLine();
    this.configure();
  }

  #offLine(): void {
    const { whileBusy } = this.settings.current;
    this.engine.tell({ type: 'configure', config: null, whileBusy });
  }

  async #credentials(refused: boolean) {
    await this.started;
    const answer = await credentialsFor(this.settings.current, this.account, refused, log);
    return { type: 'credentials' as const, id: '', answer };
  }

  async #engineTold(state: EngineState): Promise<void> {
    await this.started;
    const firstOfThisLife = !this.#told;
    this.#told = true;
    let transitions: readonly Transition[] = [];
    const stored = this.store.change((before) => {
      const taken = takeEngineState(before, state, Date.now());
      transitions = taken.transitions;
      return taken.stored;
    });
    for (const transition of transitions) void this.#happened(transition);
    if (firstOfThisLife)
      for (const call of ringingCalls(this.store.snapshot)) void this.incoming.rang(call);
    await stored;
  }

  async #happened({ type, call }: Transition): Promise<void> {
    log.info(`Call ${call.direction} ${type}`);
    switch (type) {
      case 'dialled':
        await this.incoming.identify(call);
        return;
      case 'rang':
        return this.incoming.rang(call);
      case 'answered':
        await this.incoming.silent(call.id);
        return this.incoming.answered(this.viewOf(call.id) ?? call);
      case 'ended':
        this.configure();
        return this.incoming.over(call);
    }
  }

  viewOf(callId: string): CallView | undefined {
    return this.store.snapshot.calls.find((call) => call.id === callId);
  }

  /** A tab came in front, or was loaded, while it rings: the card is there, too. */
  async showRingingIn(tabId: number, freshPage: boolean): Promise<void> {
    for (const call of ringingCalls(this.store.snapshot)) {
      if (freshPage || !this.cards.shownIn(call.id, tabId)) {
        await this.cards.showInTab(call.id, tabId);
      }
    }
  }
}
