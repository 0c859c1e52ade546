import { COUNTRIES } from '../phone-numbers/countries';
import type { Region } from '../phone-numbers/found';
import type { SiteRegion } from '../snapshot/snapshot';
import { countryOfOrigin } from './country-domains';
import type { SettingsSource } from './settings-source';

/** What a page says of itself that may tell a country. */
export type PageFacts = { readonly origin: string; readonly language?: string };

/** Which country a number without a country code belongs to. */
export interface RegionSource {
  /** For what the agent types: no page is concerned. */
  typed(): SiteRegion;
  /** For the numbers of one page, and who says so. */
  on(page: PageFacts): SiteRegion;
  /** Countries that an agent may mean, most likely first; few, and each once. */
  likely(page?: PageFacts): readonly Region[];
}

const LIKELY = 6;

/**
 * First the country that was chosen for the site, then what the page says clearly (a language with
 * its country, a country's domain), then the agent's own setting; only then the guesses: the
 * country where the page's language is mostly spoken, and the browser's. `en-US` says nothing: it
 * is what software speaks when nobody has chosen a language.
 */
export function regionSource(
  settings: Pick<SettingsSource, 'current'>,
  browserLanguage: string,
): RegionSource {
  const ownCountry = (): Region => spokenIn(browserLanguage) ?? 'US';
  const typed = (): SiteRegion => {
    const set = settings.current.region;
    return set ? { region: set, from: 'setting' } : { region: ownCountry(), from: 'browser' };
  };
  const on = ({ origin, language = '' }: PageFacts): SiteRegion => {
    const chosen = settings.current.siteRegions[origin];
    if (chosen) return { region: chosen, from: 'site' };
    const said = regionIn(language);
    if (said) return { region: said, from: 'language' };
    const domain = countryOfOrigin(origin);
    if (domain) return { region: domain, from: 'domain' };
    if (settings.current.region) return typed();
    const spoken = localeOf(language)?.language === 'en' ? null : spokenIn(language);
    return spoken ? { region: spoken, from: 'language' } : typed();
  };
  const likely = (page?: PageFacts): readonly Region[] => {
    const told = page
      ? [on(page).region, regionIn(page.language ?? ''), countryOfOrigin(page.origin)]
      : [];
    const chosenLately = Object.values(settings.current.siteRegions).reverse();
    const all = [...told, typed().region, ...chosenLately, ownCountry()];
    const countries = all.filter((one) => one !== null).filter(known);
    return [...new Set(countries)].slice(0, LIKELY);
  };
  return { typed, on, likely };
}

/** Whether nobody has said so: such a number is confirmed before the first dial on its site. */
export function guessed({ from }: SiteRegion): boolean {
  return from !== 'site' && from !== 'setting';
}

/** The country that a language tag names: `de-AT` → AT. A part of the world is none: `es-419`. */
function regionIn(tag: string): Region | null {
  const locale = localeOf(tag);
  const { region } = locale ?? {};
  if (!region || !known(region)) return null;
  return locale?.language === 'en' && region === 'US' ? null : region;
}

/** The country where a language is mostly spoken: `ja` → JP. */
function spokenIn(tag: string): Region | null {
  const locale = localeOf(tag);
  // `und`, no language at all, would be maximised to the United States.
  const region = locale?.baseName.startsWith('und') ? undefined : locale?.maximize().region;
  return region && known(region) ? region : null;
}

const known = (region: Region): boolean => COUNTRIES.includes(region);

/** A page may write anything there. */
function localeOf(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag.trim().replaceAll('_', '-'));
  } catch {
    return null;
  }
}
