import type { TabNumbers } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import type { PanelAsk } from './intents';

type Props = { readonly page: TabNumbers; readonly ask: PanelAsk };

/** Whether numbers are looked for on the site in front. */
export function SiteSwitch({ page, ask }: Props) {
  const { origin, host, off } = page;
  const about = words('options_site_on', host);
  return (
    <input
      type="checkbox"
      role="switch"
      class="switch"
      aria-label={about}
      title={about}
      checked={!off}
      onChange={(event) => void ask('site.switch', { origin, on: event.currentTarget.checked })}
    />
  );
}
