import type { SiteRegion, TabNumbers } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { CountrySelect } from '../parts/country-select';
import { countryName } from '../times';
import { useUniqueId } from '../unique-id';
import type { PanelAsk } from './intents';

type Props = { readonly page: TabNumbers; readonly ask: PanelAsk };

/** Which country the page's numbers without a country code are of, who says so, and another choice. */
export function PageRegion({ page, ask }: Props) {
  const id = useUniqueId();
  const { region: here, origin, likely = [] } = page;
  if (!here) return null;
  const chosen = here.from === 'site';
  return (
    <div class="page-region">
      <label for={id} class="small quiet">
        {words('region_label')}
      </label>
      <CountrySelect
        id={id}
        value={chosen ? here.region : ''}
        automatic={chosen ? words('region_as_told') : words('region_now', countryName(here.region))}
        likely={likely}
        describedBy={`${id}-from`}
        choose={(region) => void ask('region.choose', { origin, region })}
      />
      <p id={`${id}-from`} class="small quiet">
        {whoSays(here.from)}
      </p>
    </div>
  );
}

function whoSays(from: SiteRegion['from']): string {
  switch (from) {
    case 'site':
      return words('region_from_site');
    case 'language':
      return words('region_from_language');
    case 'domain':
      return words('region_from_domain');
    case 'setting':
      return words('region_from_setting');
    case 'browser':
      return words('region_from_browser');
  }
}
