import { Plus } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { DirectoryChange, DirectoryEntry, DirectoryKind } from '../../lib/snapshot/directory';
import { words } from '../../lib/words';
import { useFetched } from '../shift/use-fetched';
import { directoryFault } from './directory-fault';
import { DirectoryForm } from './directory-form';
import type { DirectoryDesk } from './directory-part';
import { DirectoryRow } from './directory-row';
import { FaultLine, Field } from './field';

/** More are found by their names. */
const SHOWN = 50;

type Props = {
  readonly kind: DirectoryKind;
  readonly name: string;
  readonly directory: DirectoryDesk;
};

/** All entries of one kind, and what can be done with each. */
export function DirectoryList({ kind, name, directory }: Props) {
  const [typed, type] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const { state, value, again } = useFetched(() => directory.list(kind), kind);
  const entries = value?.ok ? value.value : [];
  const wanted = typed.trim().toLowerCase();
  const found = entries.filter((entry) => textOf(entry).includes(wanted));
  const change = async (asked: Omit<DirectoryChange, 'kind'>): Promise<boolean> => {
    const answer = await directory.change({ kind, ...asked });
    setFault(answer?.ok ? null : directoryFault(answer));
    if (!answer?.ok) return false;
    setOpen(null);
    again();
    return true;
  };
  if (state !== 'waiting' && !value?.ok) {
    return (
      <>
        <FaultLine fault={directoryFault(value)} />
        <div class="line">
          <button type="button" class="button" onClick={again}>
            {words('try_again')}
          </button>
        </div>
      </>
    );
  }
  return (
    <>
      <p class="unseen" role="status">
        {value ? words('directory_found', String(found.length)) : words('directory_looking')}
      </p>
      {!value && <p class="quiet">{words('directory_looking')}</p>}
      {entries.length > 10 && <Field label={words('directory_search')} value={typed} type={type} />}
      {value && found.length === 0 && <p class="quiet">{words('directory_empty')}</p>}
      <ul class="directory" aria-label={name} aria-busy={state === 'waiting'}>
        {found.slice(0, SHOWN).map((entry) => (
          <DirectoryRow
            key={entry.id}
            kind={kind}
            entry={entry}
            open={open === entry.id}
            setOpen={(wish) => setOpen(wish ? entry.id : null)}
            change={change}
          />
        ))}
      </ul>
      {found.length > SHOWN && <p class="small quiet">{words('directory_more', String(SHOWN))}</p>}
      <FaultLine fault={fault} />
      {open === '' ? (
        <DirectoryForm
          kind={kind}
          save={(fields) => change({ do: 'create', fields })}
          close={() => setOpen(null)}
        />
      ) : (
        <div class="line">
          <button type="button" class="button" onClick={() => setOpen('')}>
            <Plus class="icon fine" aria-hidden="true" />
            {words('directory_add')}
          </button>
        </div>
      )}
    </>
  );
}

function textOf({ name, address = '', id }: DirectoryEntry): string {
  return `${name} ${address} ${id}`.toLowerCase();
}
