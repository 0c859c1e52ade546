import { startsFree } from './find/borders';
import { known } from './find/apart';
import { numbersIn, solid, type Place } from './find/cut';
import type { Evidence, Heading, Leniency } from './find/judge';
import { labelAfter, labelBefore, labelOfHeading, type Label } from './find/labels';
import { masked, without } from './find/masks';
import { runsIn, type Group } from './find/scan';
import { withoutShapes, type Stretch } from './find/shapes';
import { isShortCode, shortCodeIn } from './find/short-codes';
import { siblingOf } from './find/siblings';
import { spelled } from './find/spelled';
import { countryBefore, countryBehind, countryIn } from './find/country';
import type { FindContext, FoundNumber, Region } from './found';
import { mayBeInLetters } from './in-letters';
import { normalised } from './normalise';
import { shippedPlans, type Plans } from './plans/plans';

/** Other plans than the shipped ones, and another judgement than the page's. */
export type FindSettings = { readonly plans?: Plans; readonly leniency?: Leniency };

const NOT_ASCII = /[^\0-\x7f]/;

/**
 * The phone numbers in a text, in order, without overlaps. Pure. Candidates come from an own
 * scanner, validity from libphonenumber's metadata. Digits of dates, addresses, prices and ids
 * are left alone; so is what cannot be told from them without a label.
 */
export function findNumbers(
  text: string,
  context: FindContext,
  settings: FindSettings = NOTHING_SET,
): readonly FoundNumber[] {
  const plain = NOT_ASCII.test(text) ? normalised(text) : text;
  const asPage = settings === NOTHING_SET;
  const inLetters = asPage && mayBeInLetters(plain) ? spelled(plain, context, shippedPlans()) : [];
  if (inLetters.length === 0) return ofDigits(plain, context, settings);
  const others = ofDigits(without(plain, inLetters), context, settings);
  return [...inLetters, ...others].sort((one, other) => one.start - other.start);
}

function ofDigits(plain: string, context: FindContext, settings: FindSettings) {
  let runs = runsIn(plain);
  if (runs.length === 0) return [];
  const reader = new Reading(plain, context, settings);
  if (!runs.some((run) => reader.promises(run))) return [];
  if (reader.text !== plain) runs = runsIn(reader.text);
  for (const run of runs) reader.read(run);
  return reader.found;
}

const NOTHING_SET: FindSettings = {};
/** Fewer digits in one place are no number, nor a short code. */
const FEWEST_DIGITS = 6;
const MOST_DIGITS = 19;

/** One text being read. */
class Reading {
  readonly found: FoundNumber[] = [];
  readonly #leniency: Leniency;
  readonly #plans: Plans;
  #text: string | undefined;
  #heading: Heading | undefined;
  #title = '';
  #last: { readonly end: number; readonly label: () => Label } | undefined;

  constructor(
    private readonly plain: string,
    private readonly context: FindContext,
    settings: FindSettings,
  ) {
    this.#leniency = settings.leniency ?? 'own';
    this.#plans = settings.plans ?? shippedPlans();
  }

  /** Without what only looks like a number. */
  get text(): string {
    return (this.#text ??= masked(this.plain));
  }

  /** Whether a run is worth a closer look: a date by itself is not, nor digits inside an id. */
  promises(run: readonly Group[]): boolean {
    return this.#stretches(run).some((stretch) => this.#hopeful(stretch));
  }

  #hopeful(stretch: Stretch): boolean {
    const [first] = stretch;
    const digits = countDigits(stretch);
    if (!first || digits < FEWEST_DIGITS) {
      return stretch.length === 1 && isShortCode(first?.digits ?? '', this.context.region);
    }
    if (this.#leniency === 'possible' || !solid(stretch)) return true;
    const before = this.plain[first.start - 1];
    if (before === '+' || before === '(' || before === ' ') return true;
    const label = (): Label => labelBefore(this.plain, first.start);
    return digits <= MOST_DIGITS && startsFree(this.plain, first.start, label, 'own');
  }

  read(run: readonly Group[]): void {
    for (const stretch of this.#stretches(run)) this.#readStretch(stretch);
  }

  #stretches(run: readonly Group[]): readonly Stretch[] {
    if (run.length === 1) return [run];
    const lenient = this.#leniency === 'possible';
    const stretches = withoutShapes(run, lenient);
    if (lenient || (stretches.length === 1 && stretches[0]?.length === run.length))
      return stretches;
    // `Tlf. 32.12.34.56`: with a label, only dates are something else.
    const named = labelBefore(this.plain, run[0]?.start ?? 0) === 'phone';
    return named ? withoutShapes(run, true) : stretches;
  }

  #readStretch(stretch: Stretch): void {
    const done = this.#last?.end ?? 0;
    const groups = done === 0 ? stretch : stretch.filter((group) => group.start >= done);
    const first = groups[0];
    const last = groups.at(-1);
    if (!first || !last) return;
    const joined = this.#inherited(first.start);
    const label = joined ?? this.#labelOf(first.start, last.end);
    const evidence: Evidence = {
      region: this.context.region,
      regionGuessed: this.context.regionGuessed ?? false,
      plans: this.#plans,
      leniency: this.#leniency,
      label,
      heading: this.#headingOf,
    };
    const short = shortCodeIn(groups, this.text, evidence);
    const place = { text: this.text, evidence, joined: joined !== null };
    const numbers = short ? [short] : this.#numbersIn(groups, place);
    this.found.push(...numbers);
    let number = numbers.at(-1) ?? null;
    while (number) {
      this.#last = { end: number.end, label };
      number = siblingOf(number, this.text, this.#plans);
      if (number) this.found.push(number);
    }
  }

  #numbersIn(groups: Stretch, place: Place): readonly FoundNumber[] {
    const abroad = groups.findIndex(({ plus }) => plus);
    if (abroad >= 0) return this.#beside(abroad, groups, place);
    const home = this.context.region;
    const said =
      countryBehind(this.plain, groups.at(-1)?.end, home) ??
      countryBefore(this.plain, groups[0]?.start ?? 0, home, this.context.language) ??
      this.context.rowCountry?.();
    const there = this.#inCountry(said, groups, place);
    if (there) return there;
    const here = numbersIn(groups, place);
    // Only what was asked for anyway.
    const titled = this.#inCountry(countryIn(this.#title, home), groups, place);
    if (titled) return titled;
    return here.length > 0 ? here : (this.#asNeighbour(groups, place) ?? here);
  }

  /** Another country than the page's is said: the numbers are that one's, where it has them. */
  #inCountry(region: Region | undefined, groups: Stretch, place: Place) {
    if (region === undefined || region === this.context.region) return null;
    const evidence: Evidence = { ...place.evidence, region, regionGuessed: false };
    const numbers = numbersIn(groups, { ...place, evidence });
    return numbers.length > 0 && numbers.every(known) ? numbers : null;
  }

  /** `0722 314 556 / +254 733 610228`: what is none at home may be of its neighbour's country. */
  #beside(abroad: number, groups: Stretch, place: Place): readonly FoundNumber[] {
    const found = numbersIn(groups, place);
    const code = groups[abroad];
    const before = groups[abroad - 1]?.end ?? 0;
    if (abroad < 2 || !code || found.some(({ start }) => start < before)) return found;
    const region = this.#plans.byCode(code.digits)?.main.region;
    return [...(this.#inCountry(region, groups.slice(0, abroad), place) ?? []), ...found];
  }

  #asNeighbour(groups: Stretch, place: Place) {
    const last = this.found.at(-1);
    const abroad = last?.e164.startsWith('+') && last.why.includes('country-code');
    const region = abroad ? last?.region : undefined;
    return groups.length > 1 ? this.#inCountry(region, groups, place) : null;
  }

  #labelOf(start: number, end: number): () => Label {
    let label: Label | undefined;
    return () => {
      if (label === undefined) {
        label = this.#leniency === 'possible' ? 'none' : labelBefore(this.plain, start);
        if (label === 'none') label = labelAfter(this.plain, end);
      }
      return label;
    };
  }

  /** `Tel: A / B`: the label of the first number holds for the second. */
  #inherited(start: number): (() => Label) | null {
    const last = this.#last;
    if (!last || start - last.end > 8) return null;
    return BETWEEN_TWO.test(this.plain.slice(last.end, start)) ? last.label : null;
  }

  readonly #headingOf = (): Heading => {
    if (this.#heading) return this.#heading;
    const around = this.context.surroundings?.();
    this.#title = normalised(around?.label ?? '');
    const heading = around?.phoneField ? 'field' : labelOfHeading(this.#title);
    this.#heading = heading === 'other' && prose(this.plain) ? 'doubt' : heading;
    return this.#heading;
  };
}

const BETWEEN_TWO =
  /^[\s,;、|/]*(?:(?:or|and|oder|und|ou|o|y|e|и|или|lub|of|en|和|或|及)\s)?\s*\(?\+?$/iu;

/** A text of so many words has its own: what stands over it is not said of each digit in it. */
const MANY_WORDS = 8;
const prose = (text: string): boolean =>
  text.length > 48 && (text.match(/\p{L}{2,}/gu)?.length ?? 0) >= MANY_WORDS;

function countDigits(groups: Stretch): number {
  let count = 0;
  for (const group of groups) count += group.digits.length;
  return count;
}
