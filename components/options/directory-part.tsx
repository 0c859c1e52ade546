import { useState } from 'preact/hooks';
import type {
  DirectoryAnswer,
  DirectoryChange,
  DirectoryEntry,
  DirectoryKind,
} from '../../lib/snapshot/directory';
import { DIRECTORY_KINDS } from '../../lib/snapshot/directory';
import type { GatewayView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { DirectoryList } from './directory-list';

/** How the page lists and changes what is at the call centre; `undefined`: nobody heard it. */
export type DirectoryDesk = {
  readonly list: (
    kind: DirectoryKind,
  ) => Promise<DirectoryAnswer<readonly DirectoryEntry[]> | undefined>;
  readonly change: (change: DirectoryChange) => Promise<DirectoryAnswer<void> | undefined>;
};

type Props = { readonly gateway: GatewayView | null; readonly directory: DirectoryDesk };

/** The call centre's agents, skill groups, departments and numbers, for an admin who is signed in. */
export function DirectoryPart({ gateway, directory }: Props) {
  const kinds = DIRECTORY_KINDS.filter((kind) => gateway?.can.includes(kind));
  const [chosen, choose] = useState<DirectoryKind | undefined>(undefined);
  const kind = kinds.find((one) => one === chosen) ?? kinds[0];
  if (!gateway?.admin || kind === undefined) return null;
  return (
    <section class="surface part" aria-labelledby="directory">
      <div>
        <h2 id="directory">{words('options_directory')}</h2>
        <p class="quiet">{words('options_directory_about')}</p>
      </div>
      <div class="line wrapping" role="group" aria-label={words('options_directory_kinds')}>
        {kinds.map((one) => (
          <button
            key={one}
            type="button"
            class={one === kind ? 'button compact accent' : 'button compact'}
            aria-pressed={one === kind}
            onClick={() => choose(one)}
          >
            {kindWord(one)}
          </button>
        ))}
      </div>
      <DirectoryList key={kind} kind={kind} name={kindWord(kind)} directory={directory} />
    </section>
  );
}

function kindWord(kind: DirectoryKind): string {
  switch (kind) {
    case 'agents':
      return words('directory_agents');
    case 'skill-groups':
      return words('directory_skill_groups');
    case 'departments':
      return words('directory_departments');
    case 'numbers':
      return words('directory_numbers');
  }
}
