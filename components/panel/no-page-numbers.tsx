import type { TabNumbers } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import type { PanelAsk } from './intents';

type Props = { readonly page: TabNumbers | null; readonly ask: PanelAsk };

/** Why the list is empty, and what to do about it. The switch for `off` stands above. */
export function NoPageNumbers({ page, ask }: Props) {
  const [what, next] = sentences(page);
  return (
    <div class="empty">
      <p>{what}</p>
      <p class="small">{next}</p>
      {page === null && (
        <button
          type="button"
          class="button plain compact"
          onClick={() => void ask('options.open', {})}
        >
          {words('options_site_add')}
        </button>
      )}
    </div>
  );
}

function sentences(page: TabNumbers | null): readonly [what: string, next: string] {
  if (page === null) return [words('page_unread'), words('page_unread_next')];
  if (page.off) return [words('page_off'), words('page_off_next')];
  return [words('page_numbers_empty'), words('page_numbers_empty_next')];
}
