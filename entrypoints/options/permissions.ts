const BACKGROUND: chrome.permissions.Permissions = { permissions: ['background'] };

/** Must be called in the click: Chrome asks only then. True at once where it is allowed already. */
export function allowSites(origins: readonly string[]): Promise<boolean> {
  const patterns = origins.map((origin) => `${origin}/*`);
  return chrome.permissions.request({ origins: patterns }).catch(() => false);
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
