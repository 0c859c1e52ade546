/** The browser and its version as they name themselves: `Microsoft Edge 156`. */
export function browserName(userAgent: string): string {
  const [, edge] = /\bEdg\/(\d+)/u.exec(userAgent) ?? [];
  if (edge !== undefined) return `Microsoft Edge ${edge}`;
  const [, chrome] = /\bChrome\/(\d+)/u.exec(userAgent) ?? [];
  return chrome === undefined ? 'unknown' : `Chromium ${chrome}`;
}

/** The browser's own page for an extension's keys. */
export function shortcutsPage(userAgent: string): string {
  const scheme = browserName(userAgent).startsWith('Microsoft Edge') ? 'edge' : 'chrome';
  return `${scheme}://extensions/shortcuts`;
}
