import { askTwice } from '../../components/ask';
import type { PanelProps } from '../../components/panel/panel';
import type { PanelToHub } from '../../lib/messaging/protocol';
import { toHub } from '../../lib/messaging/send';
import { allowSites } from '../options/permissions';
import { copyText } from './clipboard';

/** What the panel can do. `heard`: whether the hub was reached, after every question. */
export function panelDesk(
  heard: (reached: boolean) => void,
): Pick<PanelProps, 'ask' | 'allowSites' | 'copy'> {
  return { ask: askTwice<PanelToHub>(toHub<PanelToHub>(), heard), allowSites, copy: copyText };
}
