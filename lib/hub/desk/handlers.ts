import { browser } from '../../browser';
import type { HubHandlers } from '../../messaging/receive-in-hub';
import type { AgentLine } from '../agent-line';
import type { GatewaySession } from '../gateway/gateway-session';
import { lastQuality } from '../live-quality';
import type { SettingsSource } from '../settings-source';
import type { Store } from '../store';
import { browserName, shortcutsPage } from './browser-name';
import type { CallCentreDesk } from './call-centre-desk';
import { checkLines } from './check';
import { chosenDevices } from './chosen-devices';
import { diagnosticsText } from './diagnostics';
import { discover } from './discovery';
import type { LineLog } from './line-log';
import { setUpFacts } from './set-up-facts';

type Said =
  | 'devices.choose'
  | 'skill-groups.sign-in'
  | 'caller-number.choose'
  | 'directory.find'
  | 'set-up.check'
  | 'diagnostics.text'
  | 'shortcuts.open';

type Parts = {
  readonly started: Promise<void>;
  readonly store: Store;
  readonly settings: SettingsSource;
  readonly line: AgentLine;
  readonly session: Pick<GatewaySession, 'ask'>;
  readonly desk: CallCentreDesk;
  readonly lineLog: LineLog;
};

/** What the panel says about devices, the call centre's desk, and the set-up. */
export function deskHandlers(parts: Parts): Pick<HubHandlers['panel'], Said> {
  const { started, store, settings, line, session, desk, lineLog } = parts;
  return {
    'devices.choose': async ({ devices: chosen }) => {
      await started;
      await settings.update(({ devices }) => ({ devices: chosenDevices(devices, chosen) }));
    },
    'skill-groups.sign-in': async ({ ids }) => {
      await started;
      await desk.signIn(ids);
    },
    'caller-number.choose': async ({ region, number }) => {
      await started;
      await desk.showNumber(region, number);
    },
    'directory.find': async ({ text }) => {
      await started;
      await desk.find(text);
    },
    'set-up.check': async () => {
      await started;
      const facts = await setUpFacts({
        settings: settings.current,
        snapshot: store.snapshot,
        engine: line.engine,
        credentials: () => line.credentials(false),
        askGateway: () => session.ask(),
        discover: (issuer) => discover(issuer, Date.now),
      });
      return { at: Date.now(), lines: checkLines(facts) };
    },
    'diagnostics.text': async () => {
      await started;
      return diagnosticsText({
        at: Date.now(),
        version: browser.runtime.getManifest().version,
        browser: browserName(navigator.userAgent),
        system: navigator.platform,
        language: browser.i18n.getUILanguage(),
        settings: settings.current,
        snapshot: store.snapshot,
        line: await lineLog.moments(),
        sound: await lastQuality(),
      });
    },
    'shortcuts.open': async () => {
      await browser.tabs.create({ url: shortcutsPage(navigator.userAgent) });
    },
  };
}
