import { RotateCw } from 'lucide-preact';
import type { TabNumbers } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { Banner } from '../parts/banner';
import type { PanelAsk } from './intents';

type Props = { readonly page: TabNumbers | null; readonly ask: PanelAsk };

/** That the finder gives way to a busy page, or has stopped itself, with the way to start it again. */
export function FinderPace({ page, ask }: Props) {
  return (
    <div class="finder-pace" aria-live="polite">
      {page?.finder === 'slowed' && <p class="small quiet">{words('finder_slowed')}</p>}
      {page?.finder === 'stopped' && (
        <Banner sentence={{ what: words('finder_stopped'), next: words('finder_stopped_next') }}>
          <button
            type="button"
            class="button compact"
            onClick={() => void ask('finder.resume', { tabId: page.tabId })}
          >
            <RotateCw class="icon fine" aria-hidden="true" />
            {words('finder_resume')}
          </button>
        </Banner>
      )}
    </div>
  );
}
