import browser from 'webextension-polyfill';

/**
 * The one way to the extension APIs for the worker and our own pages. Content scripts use the
 * native `chrome` instead, because the polyfill would add 10 kB to every CRM page.
 */
export { browser };

/** Chromium's own, unknown to the polyfill's types. */
export const { sidePanel, offscreen } = chrome;
