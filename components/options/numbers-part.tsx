import type { EffectivePolicy } from '../../lib/policy/effective';
import { words } from '../../lib/words';
import { countryName } from '../times';
import { regionFault } from './check';
import { Field } from './field';
import type { Locked } from './policy-view';
import { SavedSign } from './save-line';
import { useSaving } from './saving';
import type { Save } from './saving';
import type { SettingsDraft } from './settings-draft';
import { SiteCountries } from './site-countries';
import { Sites } from './sites';
import { useDraft } from './use-draft';

type Props = {
  readonly settings: SettingsDraft;
  readonly save: Save;
  readonly locked: Locked;
  /** Who has set which site. */
  readonly setters: Pick<EffectivePolicy['entries'], 'sites' | 'siteRegions'>;
  /** Asks Chrome for a site, in the click. */
  readonly allowSite: (origin: string) => Promise<boolean>;
};

/** How numbers without a country code are read, and on which sites numbers are found. */
export function NumbersPart({ settings, save, locked, setters, allowSite }: Props) {
  const [region, setRegion] = useDraft(settings.region, locked('region'));
  const form = useSaving(save);
  const fault = regionFault(region);
  const about = region.length === 2 && fault === null ? countryName(region) : null;
  return (
    <section class="surface part" aria-labelledby="numbers">
      <div>
        <h2 id="numbers">{words('options_numbers')}</h2>
        <p class="quiet">{words('options_numbers_about')}</p>
      </div>
      <Field
        label={words('options_region')}
        about={words('options_region_about')}
        value={region}
        locked={locked('region')}
        type={(text) => {
          form.changed();
          setRegion(text.trim().toUpperCase());
        }}
        commit={() => {
          if (fault === null) void form.save({ region });
        }}
        fault={form.saving.fault ?? (region.length === 1 ? null : fault)}
      />
      <div class="line">
        {about !== null && <span class="quiet">{about}</span>}
        <SavedSign saving={form.saving} />
      </div>
      <SiteCountries countries={settings.siteRegions} setters={setters.siteRegions} save={save} />
      <Sites sites={settings.sites} setters={setters.sites} save={save} allowSite={allowSite} />
    </section>
  );
}
