import type { Region } from '../phone-numbers/found';
import type { SiteRegion } from '../snapshot/snapshot';
import type { SettingsSource } from './settings-source';

/** What a page says of itself that may tell a country. */
export type PageFacts = { readonly origin: string; readonly language?: string };

/** Which country a number without a country code belongs to. */
export interface RegionSource {
  /** For what the agent types: no page is concerned. */
  typed(): SiteRegion;
  /** For the numbers of one page, and who says so. */
  on(page: PageFacts): SiteRegion;
}

/** Country domains whose name is not the country's code. */
const DOMAINS: Readonly<Record<string, Region>> = { uk: 'GB', su: 'RU' };
/** Country domains that the whole world uses. */
const NO_COUNTRY: readonly string[] = ['ai', 'app', 'cc', 'co', 'fm', 'io', 'ly', 'me', 'tv', 'ws'];

/**
 * First the country that was chosen for the site, then what the page says clearly (a language with
 * its country, a country's domain), then the agent's own setting; only then the guesses: the
 * country where the page's language is mostly spoken, and the browser's. `en-US` says nothing: it
 * is what software speaks when nobody has chosen a language.
 */
export function regionSource(settings: SettingsSource, browserLanguage: string): RegionSource {
  const typed = (): SiteRegion => {
    const set = settings.current.region;
    if (set) return { region: set, from: 'setting' };
    return { region: likely(browserLanguage) ?? 'US', from: 'browser' };
  };
  return {
    typed,
    on: ({ origin, language = '' }) => {
      const chosen = settings.current.siteRegions[origin];
      if (chosen) return { region: chosen, from: 'site' };
      const said = /^en-US$/iu.test(language) ? null : regionIn(language);
      if (said) return { region: said, from: 'language' };
      const domain = countryOf(origin);
      if (domain) return { region: domain, from: 'domain' };
      if (settings.current.region) return typed();
      const spoken = /^en\b/iu.test(language) ? null : likely(language);
      return spoken ? { region: spoken, from: 'language' } : typed();
    },
  };
}

/** Whether nobody has said so: such a number is confirmed before the first dial on its site. */
export function guessed({ from }: SiteRegion): boolean {
  return from !== 'site' && from !== 'setting';
}

/** The country that a language tag names: `de-AT` → AT. */
function regionIn(tag: string): Region | null {
  return localeOf(tag)?.region ?? null;
}

/** The country where a language is mostly spoken: `ja` → JP. */
function likely(tag: string): Region | null {
  return localeOf(tag)?.maximize().region ?? null;
}

/** A page may write anything there. */
function localeOf(tag: string): Intl.Locale | null {
  try {
    return tag === '' ? null : new Intl.Locale(tag.replaceAll('_', '-'));
  } catch {
    return null;
  }
}

function countryOf(origin: string): Region | null {
  const top = new URL(origin).hostname.split('.').at(-1) ?? '';
  if (!/^[a-z]{2}$/u.test(top) || NO_COUNTRY.includes(top)) return null;
  return DOMAINS[top] ?? top.toUpperCase();
}
