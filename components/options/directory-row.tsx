import { useState } from 'preact/hooks';
import type { DirectoryChange, DirectoryEntry, DirectoryKind } from '../../lib/snapshot/directory';
import { words } from '../../lib/words';
import { DirectoryForm } from './directory-form';

type Props = {
  readonly kind: DirectoryKind;
  readonly entry: DirectoryEntry;
  readonly open: boolean;
  readonly setOpen: (open: boolean) => void;
  readonly change: (change: Omit<DirectoryChange, 'kind'>) => Promise<boolean>;
};

/** One entry. To remove it takes two clicks, the second one on other words. */
export function DirectoryRow({ kind, entry, open, setOpen, change }: Props) {
  const { id, name, address, state } = entry;
  const [sure, setSure] = useState(false);
  const below = [address === name ? undefined : address, state].filter(Boolean).join(' · ');
  return (
    <li>
      <div class="line wrapping">
        <span class="grow">
          <bdi>{name === '' ? id : name}</bdi>
          {below !== '' && <bdi class="small quiet directory-below">{below}</bdi>}
        </span>
        <button
          type="button"
          class="button compact"
          aria-expanded={open}
          aria-label={words('directory_change_who', name)}
          onClick={() => setOpen(!open)}
        >
          {words('directory_change')}
        </button>
        <button
          type="button"
          class="button compact"
          aria-label={words(sure ? 'directory_really_who' : 'directory_remove_who', name)}
          onBlur={() => setSure(false)}
          onClick={() => {
            if (sure) void change({ do: 'remove', id, fields: {} });
            setSure(!sure);
          }}
        >
          {words(sure ? 'directory_really' : 'directory_remove')}
        </button>
      </div>
      {open && (
        <DirectoryForm
          kind={kind}
          entry={entry}
          save={(fields) => change({ do: 'change', id, fields })}
          close={() => setOpen(false)}
        />
      )}
    </li>
  );
}
