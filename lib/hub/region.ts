import type { Region } from '../phone-numbers/found';
import type { SettingsSource } from './settings-source';

/** Which country a number without a country code belongs to. */
export interface RegionSource {
  now(): Region;
  /** Nobody has said so: it was told from the browser's language. */
  guessed(): boolean;
}

/** The set region, else the browser language's own: `zh-CN` → CN, `de` → DE. */
export function regionSource(settings: SettingsSource, language: string): RegionSource {
  const fallback = new Intl.Locale(language).maximize().region ?? 'US';
  return {
    now: () => settings.current.region || fallback,
    guessed: () => settings.current.region === '',
  };
}
