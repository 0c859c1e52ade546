import type { PageView } from '../../components/panel/page-in-panel';
import { browser } from '../../lib/browser';
import { pageHere } from '../../lib/telephony/page-frame/page-here';
import { words } from '../../lib/words';

/** The call centre's page in this window's panel: returns what to tell whether it is wanted there. */
export function pageInPanel(
  windowId: number,
  draw: (view: PageView | null) => void,
): (wanted: boolean) => void {
  const frames = document.createElement('div');
  frames.className = 'page-frames';
  return pageHere({
    windowId,
    around: frames,
    title: () => words('page_in_panel'),
    onChange: (holds) => {
      if (holds?.state !== 'elsewhere') return draw(holds && { ...holds, frames });
      const show = () => void browser.windows.update(holds.windowId, { focused: true });
      draw({ state: 'elsewhere', show });
    },
  });
}
