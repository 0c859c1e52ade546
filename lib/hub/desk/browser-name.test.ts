import { expect, it } from 'vitest';
import { browserName, shortcutsPage } from './browser-name';

const CHROME = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36';

it.each([
  [CHROME, 'Chromium 156', 'chrome://extensions/shortcuts'],
  [`${CHROME} Edg/156.0.0.0`, 'Microsoft Edge 156', 'edge://extensions/shortcuts'],
])('%s', (userAgent, name, page) => {
  expect(browserName(userAgent)).toBe(name);
  expect(shortcutsPage(userAgent)).toBe(page);
});
