import { browser } from '../browser';
import type { Speaker } from '../messaging/roles';
import type { Settings } from '../policy/settings';

const SCRIPT_ID = 'sites-the-agent-allowed';

/** The gate and its style sheet, as the manifest names them. */
function gate(): { js: string[]; css: string[] } {
  const [script] = browser.runtime.getManifest().content_scripts ?? [];
  return { js: script?.js ?? [], css: script?.css ?? [] };
}

/** The manifest's own pages: the CRMs that need no question. */
function builtIn(): readonly string[] {
  return browser.runtime.getManifest().content_scripts?.[0]?.matches ?? [];
}

/** Whether numbers are found on an origin, and whether a click there dials at once. */
export function siteState(settings: Settings, origin: string): { on: boolean; trusted: boolean } {
  const chosen = settings.sites[origin];
  const on = chosen ?? builtIn().some((pattern) => covers(pattern, origin));
  return { on, trusted: on };
}

/**
 * The origin that the agent knows a page by: the tab's own, whatever a frame in it is. A tab
 * without one, `about:blank` say, goes by whoever speaks in it.
 */
export function siteAround({ tabUrl, origin }: Pick<Speaker, 'tabUrl' | 'origin'>): string {
  const top = tabUrl === undefined ? 'null' : new URL(tabUrl).origin;
  return top === 'null' ? origin : top;
}

/** A match pattern of the form `scheme://host/*`, the host with an optional `*.` in front. */
export function covers(pattern: string, origin: string): boolean {
  const [, scheme, host] = /^(https?):\/\/([^/]+)\/\*$/u.exec(pattern) ?? [];
  if (!scheme || !host || !URL.canParse(origin)) return false;
  const url = new URL(origin);
  if (url.protocol !== `${scheme}:`) return false;
  return host.startsWith('*.')
    ? url.hostname === host.slice(2) || url.hostname.endsWith(host.slice(1))
    : url.hostname === host;
}

/** Whether Chrome lets us into this origin. */
export function granted(origin: string): Promise<boolean> {
  return browser.permissions.contains({ origins: [`${origin}/*`] }).catch(() => false);
}

/** Those among some origins that Chrome keeps closed to us. */
export async function closedAmong(origins: readonly string[]): Promise<readonly string[]> {
  const open = await Promise.all(origins.map(granted));
  return origins.filter((_, place) => !open[place]);
}

/**
 * Runs the content script on the sites that the agent or the company added, now and after a restart.
 * One that the company added and Chrome has not let us into waits for that.
 */
export async function registerSites(settings: Settings): Promise<void> {
  const added = Object.entries(settings.sites)
    .filter(([origin, on]) => on && !builtIn().some((pattern) => covers(pattern, origin)))
    .map(([origin]) => origin);
  const closed = await closedAmong(added);
  const matches = added.filter((origin) => !closed.includes(origin)).map(patternOf);
  const [before] = await chrome.scripting.getRegisteredContentScripts({ ids: [SCRIPT_ID] });
  if (String(before?.matches ?? []) === String(matches)) return;
  if (before) await chrome.scripting.unregisterContentScripts({ ids: [SCRIPT_ID] });
  if (matches.length === 0) return;
  await chrome.scripting.registerContentScripts([
    {
      ...gate(),
      id: SCRIPT_ID,
      matches,
      allFrames: true,
      matchOriginAsFallback: true,
      runAt: 'document_idle',
    },
  ]);
}

/** Open pages that must ask anew after a change: of a site, or all when it is about all of them. */
export function pagesToRestart(now: Settings, before: Settings): readonly string[] {
  const sites = Object.keys({ ...before.sites, ...now.sites });
  if (now.region !== before.region || now.language !== before.language) {
    return [...builtIn(), ...sites.map(patternOf)];
  }
  const changed = sites.filter((origin) => now.sites[origin] !== before.sites[origin]);
  const regions = Object.keys({ ...before.siteRegions, ...now.siteRegions }).filter(
    (origin) => now.siteRegions[origin] !== before.siteRegions[origin],
  );
  const wishes = Object.keys({ ...before.formatDetection, ...now.formatDetection }).filter(
    (origin) => now.formatDetection[origin] !== before.formatDetection[origin],
  );
  return [...new Set([...changed, ...regions, ...wishes])].map(patternOf);
}

const patternOf = (origin: string): string => `${origin}/*`;

/**
 * Starts the content script in open tabs. Where one runs it starts over, and stops where the hub
 * does not want it any more.
 */
export async function startInOpenTabs(patterns: readonly string[]): Promise<void> {
  if (patterns.length === 0) return;
  const { js, css } = gate();
  const tabs = await browser.tabs.query({ url: [...patterns] });
  await Promise.allSettled(
    tabs.map(async ({ id: tabId = chrome.tabs.TAB_ID_NONE }) => {
      const target = { tabId, allFrames: true };
      await chrome.scripting.insertCSS({ target, files: css });
      await chrome.scripting.executeScript({ target, files: js });
    }),
  );
}

/** The patterns of every CRM that works from the start, and of those that the agent added. */
export function patternsOf({ sites }: Settings): readonly string[] {
  const added = Object.entries(sites).flatMap(([origin, on]) => (on ? [patternOf(origin)] : []));
  return [...new Set([...builtIn(), ...added])];
}
