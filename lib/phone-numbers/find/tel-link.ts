import type { FoundNumber, Region } from '../found';
import { normalised } from '../normalise';
import { readDigits } from '../plans/read';

type Target = Pick<FoundNumber, 'e164' | 'extension' | 'region' | 'certainty'>;

/**
 * What a `tel:` link (RFC 3966) dials, or `null` for other links and for targets that are no
 * number. A full number that the metadata does not know still counts: the page says what it is.
 */
export function telTarget(href: string, context: { readonly region: Region }): Target | null {
  const match = /^\s*tel:(.*)$/isu.exec(href);
  if (!match?.[1]) return null;
  const [number = '', ...parameters] = decoded(match[1]).split(/[;,?]/u);
  const written = normalised(number);
  if (/[a-z]/iu.test(written)) return null;
  const digits = written.replace(/\D/gu, '');
  const plus = written.includes('+');
  const read = readDigits(digits, plus, context.region);
  const extension = extensionOf(parameters);
  if (read) {
    const certainty = read.by === 'international' ? 'sure' : 'guess';
    return { e164: read.e164, region: read.region, certainty, ...extension };
  }
  const full = plus && /^[1-9]\d{6,14}$/u.test(digits);
  return full ? { e164: `+${digits}`, certainty: 'guess', ...extension } : null;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function extensionOf(parameters: readonly string[]): { extension?: string } {
  for (const parameter of parameters) {
    const extension = /^\s*(?:ext=)?(\d{1,7})$/iu.exec(parameter)?.[1];
    if (extension) return { extension };
  }
  return {};
}
