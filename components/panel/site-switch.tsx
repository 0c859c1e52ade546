import type { TabNumbers } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import type { PanelAsk } from './intents';

type Props = {
  readonly page: TabNumbers;
  /** Where it is said that the company decides, if it does. */
  readonly fixed?: string;
  readonly ask: PanelAsk;
};

/** Whether numbers are looked for on the site in front. */
export function SiteSwitch({ page, fixed, ask }: Props) {
  const { origin, host, off } = page;
  const about = words('options_site_on', host);
  return (
    <input
      type="checkbox"
      role="switch"
      class="switch"
      aria-label={about}
      aria-describedby={fixed}
      title={about}
      checked={!off}
      disabled={fixed !== undefined}
      onChange={(event) => void ask('site.switch', { origin, on: event.currentTarget.checked })}
    />
  );
}
