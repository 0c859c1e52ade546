import type { SettingKey, Settings } from './settings';

/**
 * What a restricting key counts as when the company's value for it cannot be read: the strictest
 * that it can be. A key that restricts nothing has no row.
 */
const STRICTEST: Readonly<Partial<Settings>> = {
  premiumRate: 'refuse',
  confirmDial: 'always',
  shortNumbers: [],
  callsPerMinute: 1,
  callsPerMinutePerSite: 1,
  staySignedIn: false,
  staySignedInHours: 1,
  maskNumbers: true,
  rememberSeenNumbers: false,
  historyDays: 0,
  autoAnswer: false,
};

/** The strictest reading of a key; `undefined`: there is none. */
export function strictestOf(key: SettingKey): unknown {
  return STRICTEST[key];
}

/**
 * Keys of which nobody can say what the strictest reading is: whom the company wanted to spare is
 * not known. While nothing of one of them can be read, nobody is called.
 */
export const STOPS_DIALLING: readonly SettingKey[] = [
  'allowedCountries',
  'deniedCountries',
  'callingHours',
  'doNotCall',
  'doNotCallUrl',
];
