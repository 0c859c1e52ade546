import type { FindContext, FoundNumber, Region, Why } from '../found';
import { inDigits } from '../in-letters';
import { normalised } from '../normalise';
import { leastAsWritten } from '../plans/north-america';
import { shippedPlans } from '../plans/plans';
import { readDigits, type ReadNumber } from '../plans/read';
import { isShortCode } from './short-codes';

type Target = Pick<FoundNumber, 'e164' | 'extension' | 'region' | 'certainty' | 'why'>;

/** Pauses and tones that a telephone sends once the call is through; no part of the number. */
const POST_DIAL = /[,pw;].*$/isu;

/** `x12`, `ext. 12`: no RFC has it, yet people write it. */
const SPELT_EXTENSION = /\s*(?:ext\.?|x)\s*(\d{1,7})$/iu;

/**
 * What a `tel:` link (RFC 3966) dials, or `null` for other links and for targets that are no
 * number. A full number that the metadata does not know still counts: the page says what it is.
 */
export function telTarget(
  href: string,
  context: Pick<FindContext, 'region' | 'regionGuessed'>,
): Target | null {
  const match = /^\s*tel:(?:\/\/)?(.*)$/isu.exec(href);
  if (!match?.[1]) return null;
  const [address = '', ...parameters] = decoded(match[1]).split(/[;?]/u);
  const code = shippedPlans().of(context.region)?.callingCode ?? '';
  const written = inDigits(normalised(address.trim()), code);
  const spoken = SPELT_EXTENSION.exec(written);
  const number = written.slice(0, spoken?.index).replace(POST_DIAL, '');
  if (/[a-z*#]/iu.test(number)) return null;
  const inside = normalised(parameterOf(parameters, 'phone-context') ?? '');
  const digits = number.replace(/\D/gu, '');
  const found = targetOf(number, digits, inside, context);
  const extension = extensionOf(parameters, spoken?.[1] ?? written.slice(number.length));
  return found && (extension === undefined ? found : { ...found, extension });
}

function targetOf(
  written: string,
  digits: string,
  inside: string,
  { region, regionGuessed = false }: Pick<FindContext, 'region' | 'regionGuessed'>,
): Target | null {
  const plans = shippedPlans();
  const plus = written.includes('+');
  if (!plus && /^\+\d/.test(inside)) {
    // RFC 3966 §5.1.5: the context is the leading part of the whole number.
    const whole = inside.replace(/\D/gu, '') + digits.replace(/^0/, '');
    return withPlus(whole, region);
  }
  if (plus) return withPlus(digits, region);
  const code = plans.of(region)?.callingCode ?? '';
  const least = leastAsWritten(written.replace(/^\(/, ''), code, regionGuessed);
  const read = readDigits(digits, false, region, plans, least);
  if (read?.valid) return linked(read);
  if (isShortCode(digits, region)) {
    return { e164: digits, region, certainty: 'guess', why: ['short-code', 'tel-link'] };
  }
  return read && linked(read);
}

function withPlus(digits: string, region: Region): Target | null {
  const read = readDigits(digits, true, region, shippedPlans(), 'possible');
  if (read) return linked(read);
  const full = /^[1-9]\d{6,14}$/.test(digits);
  return full
    ? { e164: `+${digits}`, certainty: 'guess', why: ['tel-link', 'country-code', 'only-possible'] }
    : null;
}

function linked(read: ReadNumber): Target {
  const why: Why[] = ['tel-link'];
  if (read.by !== 'national') why.push('country-code');
  if (!read.valid) why.push('only-possible');
  const certainty = read.valid && read.by === 'international' ? 'sure' : 'guess';
  return { e164: read.e164, region: read.region, certainty, why };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parameterOf(parameters: readonly string[], name: string): string | undefined {
  const found = parameters.find((parameter) =>
    parameter.trim().toLowerCase().startsWith(`${name}=`),
  );
  return found?.trim().slice(name.length + 1);
}

/** `;ext=12`, or the digits that follow a pause: `,12`. */
function extensionOf(parameters: readonly string[], dialledLater: string): string | undefined {
  const named = parameterOf(parameters, 'ext') ?? parameterOf(parameters, 'extension');
  const digits = /^\d{1,7}$/.exec(named ?? '')?.[0];
  return digits ?? /^[,pw]*(\d{1,7})#?$/iu.exec(dialledLater)?.[1];
}
