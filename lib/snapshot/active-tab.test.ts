import { expect, test } from 'vitest';
import { shownAt } from './active-tab';
import type { TabNumbers } from './snapshot';

const numbers: TabNumbers = {
  tabId: 1,
  host: 'crm.example',
  origin: 'https://crm.example',
  numbers: [],
};

test.each(['https://crm.example/', 'https://crm.example/contacts/7?x=1#y'])(
  'the numbers of a site are shown while the tab is at %s',
  (url) => {
    expect(shownAt(url, numbers)).toEqual({ ...numbers, address: url });
  },
);

test.each([
  undefined,
  '',
  'about:blank',
  'http://crm.example/',
  'https://crm.example:8443/',
  'https://crm.example.evil.example/',
  'chrome://settings',
])('and hidden at %s', (url) => {
  expect(shownAt(url, numbers)).toBeNull();
});
