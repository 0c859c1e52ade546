import { speakAsSet } from './language';
import type { HubParts } from './parts';
import type { SettingsSource } from './settings-source';
import { closedAmong, registerSites, startInOpenTabs } from './sites';

/** Everything that follows the settings does, a moment after somebody changed them. */
export async function settingsChanged(
  {
    store,
    settings,
    account,
    session,
    line,
    shift,
    history,
    desk,
    seen,
    doNotCall,
    systems,
    callLog,
  }: HubParts,
  pages: readonly string[],
): Promise<void> {
  await speakAsSet({ store, settings });
  void showSettings({ store, settings });
  await account.recall();
  await systems.settingsChanged();
  void callLog.connected();
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

/** What of the settings every view must know. */
export async function showSettings({ store, settings }: Pick<HubParts, 'store' | 'settings'>) {
  const { devices, maskNumbers, provider, hostedPlace } = settings.current;
  const pageInPanel = provider === 'hosted' && hostedPlace === 'panel';
  const closedAddresses = await closedAmong(settings.companyAddresses);
  const { fixed } = settings;
  await store.changeSnapshot({
    deviceChoice: devices,
    maskNumbers,
    pageInPanel,
    closedAddresses,
    fixed,
  });
}

/** Runs on the sites that are switched on, at once in the tabs that match `pages`. */
export async function startOnSites(
  settings: SettingsSource,
  pages: readonly string[],
): Promise<void> {
  await registerSites(settings.current);
  await startInOpenTabs(pages);
}
