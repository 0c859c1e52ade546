import { authorisedFetch } from '../auth/authorised-fetch';
import { heldTokens } from '../auth/token-vault';
import { browser } from '../browser';
import { CallLookups } from '../crm/call-lookups';
import type { SeenNumbers } from '../crm/connectors/seen-on-page/seen-numbers';
import { seenConnector } from '../crm/registry';
import { showing } from '../crm/shown-fields';
import { loggerOf, type Logger } from '../log/log';
import { AgentAccount } from './account';
import { AgentShift } from './agent/agent-shift';
import { draftStore } from './agent/draft-store';
import { localDay, timesOf } from './agent/state-times';
import { WrapUpDatabase } from './agent/wrap-up-database';
import { WrapUps } from './agent/wrap-ups';
import { AgentLine } from './agent-line';
import { CALL_LOG_ALARM, CallLog, isLogging } from './call-log/call-log';
import { outboxStore } from './call-log/outbox-store';
import { Cards } from './cards';
import { CallCentreDesk } from './desk/call-centre-desk';
import { LineLog } from './desk/line-log';
import { CustomerSystems } from './crm/customer-systems';
import { Customers } from './customers/customers';
import { Dial } from './dial';
import { DialRules } from './dial-rules';
import { DoNotCall } from './do-not-call';
import { showFinderState } from './finder';
import { Gateway } from './gateway/ask-gateway';
import { GatewaySession } from './gateway/gateway-session';
import { releasedDraftKey, releasedSecret } from './gateway/released-secret';
import { softphoneApi } from './gateway/softphone-api';
import { vendorCalls } from './gateway/vendor-calls';
import { History } from './history/history';
import { SessionHistoryKey } from './history/history-key';
import { OwnRecords } from './history/own-records';
import { IndexedRecords } from './history/record-store';
import { Incoming } from './incoming';
import { attention } from './pop/attention';
import { ScreenPops } from './pop/screen-pops';
import { tabDesk } from './pop/tab-desk';
import { QuestionLookup } from './question-lookup';
import { regionSource, type RegionSource } from './region';
import { SettingsSource } from './settings-source';
import { siteState } from './sites';
import { SignInWindow } from './sign-in-window';
import { Store } from './store';
import { OpenTabs } from './tab-numbers';
import { wakeAt } from './wake';
import { zoneFile } from './zone-file';

const log = loggerOf('hub');

/** What the hub is made of. `started`: everything that an earlier worker left has been found. */
export type HubParts = {
  readonly started: Promise<void>;
  readonly store: Store;
  readonly settings: SettingsSource;
  readonly region: RegionSource;
  readonly account: AgentAccount;
  readonly gateway: Gateway;
  readonly session: GatewaySession;
  readonly window: SignInWindow;
  readonly systems: CustomerSystems;
  readonly cards: Cards;
  readonly pops: ScreenPops;
  readonly questions: QuestionLookup;
  readonly line: AgentLine;
  readonly customers: Customers;
  readonly dial: Dial;
  readonly doNotCall: DoNotCall;
  readonly tabs: OpenTabs;
  readonly seen: SeenNumbers;
  readonly shift: AgentShift;
  readonly wrapUps: WrapUps;
  readonly callLog: CallLog;
  readonly history: History;
  readonly desk: CallCentreDesk;
  readonly lineLog: LineLog;
  readonly log: Logger;
};

/** Makes the parts of the hub, and tells each which others it works with. Nothing happens yet. */
export function hubParts(started: Promise<void>): HubParts {
  const { connector, seen } = seenConnector(browser.storage.session);
  const store = new Store(() => seen.forget(), log);
  const settings = new SettingsSource();
  const region = regionSource(settings, browser.i18n.getUILanguage());
  const window = new SignInWindow(store);
  const account = new AgentAccount(store, settings, window, log);
  const systems: CustomerSystems = new CustomerSystems({
    store,
    settings,
    window,
    seen: connector,
    connected: () => void callLog.connected(),
    log,
  });
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
  const cards = new Cards({
    store,
    siteOn: (origin) => siteState(settings.current, origin).on,
    wanted: () => settings.current.screenPopAs !== 'tab',
    attention,
  });
  const pops = new ScreenPops({
    store,
    tabs: tabDesk,
    attention,
    policy: () => settings.current,
    now: Date.now,
  });
  const connectors = () =>
    systems.connectors.map((one) => showing(one, () => settings.current.callerFields));
  const lookups = new CallLookups(connectors);
  const questions = new QuestionLookup(store, lookups, region);
  const incoming = new Incoming(store, cards, lookups, region, pops);
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
  const customers = new Customers({
    store,
    connectors,
    callsWith: (asked) => history.callsWith(asked),
    region: () => region.typed().region,
    now: Date.now,
    log,
  });
  const database = new WrapUpDatabase(log, releasedDraftKey);
  const callLog: CallLog = new CallLog({
    store,
    rows: outboxStore(database),
    session: browser.storage.session,
    connectors: () => systems.connectors.filter(isLogging),
    wake: (at) => void wakeAt(CALL_LOG_ALARM, at),
    alone: (name, work) => navigator.locks.request(name, work),
    random: Math.random,
    now: Date.now,
    log,
  });
  const { outbox } = callLog;
  const drafts = draftStore(database);
  const wrapUps = new WrapUps({ store, settings, drafts, outbox, history, now: Date.now, log });
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
    window,
    systems,
    cards,
    pops,
    questions,
    line,
    customers,
    dial,
    doNotCall,
    tabs,
    seen,
    shift,
    wrapUps,
    callLog,
    history,
    desk,
    lineLog,
    log,
  };
}
