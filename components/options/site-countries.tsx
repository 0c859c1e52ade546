import { X } from 'lucide-preact';
import { words } from '../../lib/words';
import { countryName } from '../times';
import { FaultLine } from './field';
import { LockedLine } from './locked-line';
import { useSaving } from './saving';
import type { Save } from './saving';
import type { SettingsDraft } from './settings-draft';

type Props = {
  readonly countries: SettingsDraft['siteRegions'];
  /** Who has set which. */
  readonly setters: Readonly<Record<string, string>>;
  readonly save: Save;
};

/** The countries that the agent has chosen or confirmed, by site; each can be forgotten. */
export function SiteCountries({ countries, setters, save }: Props) {
  const form = useSaving(save);
  const entries = Object.entries(countries);
  if (entries.length === 0) return null;
  const forget = (gone: string): void => {
    const left = entries.filter(([origin]) => origin !== gone);
    void form.save({ siteRegions: Object.fromEntries(left) });
  };
  return (
    <div class="stack">
      <div>
        <h3>{words('options_site_countries')}</h3>
        <p class="small quiet">{words('options_site_countries_about')}</p>
      </div>
      <ul class="surface sites">
        {entries.map(([origin, region]) => (
          <li key={origin}>
            <span class="grow">
              {origin} · <strong>{countryName(region)}</strong>
              {setters[origin] === 'enforced' && <LockedLine />}
            </span>
            {setters[origin] === 'agent' && (
              <button
                type="button"
                class="button plain round"
                aria-label={words('options_site_country_forget', origin)}
                title={words('options_site_country_forget', origin)}
                onClick={() => forget(origin)}
              >
                <X class="icon" aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ul>
      <FaultLine fault={form.saving.fault} />
    </div>
  );
}
