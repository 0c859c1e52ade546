import type { Region } from '../found';
import { shippedPlans } from '../plans/plans';

/** What people write for short, beside the codes of ISO 3166. */
const USUAL: Readonly<Record<string, Region>> = { UK: 'GB', USA: 'US', UAE: 'AE', KSA: 'SA' };

const LONGEST = 40;
const byLanguage = new Map<string, ReadonlyMap<string, Region>>();

/** The country that a text names: its name in that language or English, or its code. */
export function countryNamed(text: string, language: string): Region | undefined {
  const name = text.trim();
  if (name.length < 2 || name.length > LONGEST) return undefined;
  if (/^[A-Z]{2,3}$/u.test(name)) {
    const code = USUAL[name] ?? name;
    if (shippedPlans().of(code)) return code;
  }
  return byName(name, language) ?? byName(name.replace(BESIDE, ''), language);
}

/** `ZA South Africa`, `🇿🇦 South Africa`, `South Africa (ZA)` */
const BESIDE = /^(?:\p{RI}{2}|[A-Z]{2})[\s–-]+(?=\p{L}{3})|[\s–-]+\(?[A-Z]{2,3}\)?$/gu;

function byName(name: string, language: string): Region | undefined {
  const small = name.toLowerCase();
  return namesIn(language).get(small) ?? namesIn('en').get(small);
}

function namesIn(language: string): ReadonlyMap<string, Region> {
  const known = byLanguage.get(language);
  if (known) return known;
  const names = new Map<string, Region>();
  for (const style of ['long', 'short'] as const) {
    const called = displayNames(language, style);
    for (const region of shippedPlans().regions) {
      const name = called?.of(region);
      if (name !== undefined) names.set(name.toLowerCase(), region);
    }
  }
  byLanguage.set(language, names);
  return names;
}

/** A page may call its language anything. */
function displayNames(language: string, style: 'long' | 'short'): Intl.DisplayNames | null {
  try {
    return new Intl.DisplayNames([language], { type: 'region', style, fallback: 'none' });
  } catch {
    return null;
  }
}
