import type { Settings } from '../../lib/policy/settings';

const BACKGROUND: chrome.permissions.Permissions = { permissions: ['background'] };

/** Must be called in the click: Chrome asks only then. True at once where it is allowed already. */
export function allowSite(origin: string): Promise<boolean> {
  return chrome.permissions.request({ origins: [`${origin}/*`] }).catch(() => false);
}

/** With Chrome's leave, sign-in service and call centre need not send CORS headers. */
export async function allowAddresses(change: Partial<Settings>): Promise<void> {
  const { issuer = '', sipCredentialsUrl = '', hostedUrl = '' } = change;
  const origins = [issuer, sipCredentialsUrl, hostedUrl]
    .filter((address) => address !== '')
    .map((address) => `${new URL(address).origin}/*`);
  if (origins.length > 0) await chrome.permissions.request({ origins }).catch(() => false);
}

/** Whether Chrome may live on after its last window. */
export function inBackground(): Promise<boolean> {
  return chrome.permissions.contains(BACKGROUND);
}

/** Asks Chrome to live on, or no longer to; tells how it stands afterwards. */
export async function allowBackground(on: boolean): Promise<boolean> {
  if (on) return chrome.permissions.request(BACKGROUND).catch(() => false);
  return !(await chrome.permissions.remove(BACKGROUND));
}
