import { emergencySomewhere } from '../phone-numbers/emergency';
import type { Region } from '../phone-numbers/found';
import { parseListedCode, parseNumber, type ParsedNumber } from '../phone-numbers/parse';
import { riskOf } from '../phone-numbers/risk';
import { clockAt } from '../phone-numbers/time-zones/clock';
import type { ZonesOf } from '../phone-numbers/time-zones/table';
import { waitFor, type PlacedCall, type Wait } from '../policy/call-rate';
import { hoursAt, type Hours } from '../policy/calling-hours';
import { countryAllowed } from '../policy/countries';
import { HARMLESS, type Destination } from '../policy/destination';
import type { PolicyState } from '../policy/may-dial';
import type { DoNotCall } from './do-not-call';
import type { SettingsSource } from './settings-source';

type Parts = {
  readonly settings: Pick<SettingsSource, 'current' | 'policyState'>;
  readonly doNotCall: Pick<DoNotCall, 'ready' | 'stateOf'>;
  readonly zones: () => Promise<ZonesOf>;
  readonly now: () => number;
};

/** The company's rules as they stand now, applied to one number. */
export class DialRules {
  readonly #parts: Parts;
  #zonesOf: ZonesOf = () => [];

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Before anything is judged: finds the lists and tables that the rules need. */
  async ready(): Promise<void> {
    const { settings, doNotCall, zones } = this.#parts;
    await doNotCall.ready();
    if (settings.current.callingHours.length > 0) this.#zonesOf = await zones();
  }

  /** Reads a text as a number; a short code that the company lists is that, whatever it looks like. */
  read(text: string, region: Region): ParsedNumber | null {
    return this.listedCode(text, region) ?? parseNumber(text, region);
  }

  /**
   * The short code that a text is, if the company lists it, so that it is dialled as it is. One that
   * rings police or fire in some country is not made harmless by a list.
   */
  listedCode(text: string, region: Region): ParsedNumber | null {
    const { shortNumbers } = this.#parts.settings.current;
    const harmless = shortNumbers.filter((code) => !emergencySomewhere(code));
    return parseListedCode(text, region, harmless);
  }

  /** What the rules say of a number; `null` is a text that is none. */
  judge(parsed: ParsedNumber | null): Destination {
    const { settings, doNotCall } = this.#parts;
    const rules = settings.current;
    if (!parsed) return { ...HARMLESS, risk: 'invalid' };
    if (parsed.short && this.listedCode(parsed.e164, '')) return HARMLESS;
    return {
      risk: riskOf(parsed),
      premiumRate: rules.premiumRate,
      countryAllowed: parsed.short || countryAllowed(parsed.region, rules),
      doNotCall: parsed.short ? 'free' : doNotCall.stateOf(parsed.e164),
      hours: this.#hours(parsed.e164),
    };
  }

  /** Whether one more call has to wait. */
  waitFor(placed: readonly PlacedCall[], site: string | undefined): Wait | null {
    const { settings, now } = this.#parts;
    return waitFor(placed, site, settings.current, now());
  }

  /** Whether the company's rules are known at all. */
  get policy(): PolicyState {
    return this.#parts.settings.policyState;
  }

  get confirmDial(): 'in-doubt' | 'always' {
    return this.#parts.settings.current.confirmDial;
  }

  #hours(e164: string): Hours {
    const { settings, now } = this.#parts;
    const clocks = this.#zonesOf(e164).map((zone) => clockAt(zone, now()));
    return hoursAt(settings.current.callingHours, clocks);
  }
}
