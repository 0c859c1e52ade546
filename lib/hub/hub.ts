import { sidePanel } from '../browser';
import { loggerOf } from '../log/log';
import { badgePainter } from './badge';
import { listenAll } from './listening';
import { speakAsSet } from './language';
import { hubParts, type HubParts } from './parts';
import { settingsChanged, showSettings } from './settings-followed';
import { EMPTY_SNAPSHOT } from '../snapshot/snapshot';
import { tellPanelClosed } from './off-line';
import { pagesToRestart, registerSites } from './sites';

const log = loggerOf('hub');

/**
 * The background worker. Every listener is registered before the first await, or Chrome loses the
 * event that woke us; whatever needs what is stored waits for the one promise `started`.
 */
export function startHub(): void {
  const started = Promise.withResolvers<void>();
  const parts = hubParts(started.promise);
  listenAll(parts);
  void start(parts, started.resolve);
}

async function start(parts: HubParts, started: () => void): Promise<void> {
  const { store, settings, account, line, dial, history, desk, lineLog } = parts;
  const { session, shift, wrapUps, callLog, doNotCall, questions, customers } = parts;
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
    if (now.signIn !== before.signIn) {
      void session.follow();
      void parts.systems.show();
    }
    if (now.gateway && !before.gateway) void keyReleased(parts);
    if (now.signIn !== before.signIn || now.gateway?.vendor !== before.gateway?.vendor) {
      line.configure();
    }
    if (now.agent.duty !== before.agent.duty) line.conduct();
    lineLog.note(now.line);
    tellPanelClosed(now, before);
    shift.follow(now, before);
    wrapUps.follow(now, before);
    questions.follow(now, before);
    if (now.calls !== before.calls) customers.follow(now);
    callLog.follow(now, before);
  });
  await speakAsSet(parts);
  void showSettings(parts);
  void history.start();
  await account.takeUp();
  void parts.systems.takeUp();
  void session.follow();
  await shift.begin();
  void wrapUps.recover();
  void callLog.open();
  // An update forgets the sites that were added.
  void registerSites(settings.current);
  paint(store.snapshot);
  await customers.takeUp();
  started();
  questions.follow(store.snapshot, EMPTY_SNAPSHOT);
  void doNotCall.start();
  await line.engine.ensureEngine();
  await line.engine.ready();
  void desk.start();
  await dial.resume(Date.now());
}

/** What was kept while the gateway's key was on its way comes under it; what lay under it is back. */
async function keyReleased({ history, wrapUps, callLog }: HubParts): Promise<void> {
  await Promise.all([history.released(), wrapUps.recover(), callLog.open()]);
}
