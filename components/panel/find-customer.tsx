import { Search, UserRoundPlus } from 'lucide-preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { customerOf } from '../../lib/snapshot/customer';
import type { CustomerSearch } from '../../lib/snapshot/customer-search';
import type { CallView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { DrawerFrame } from './drawer';
import type { PanelAsk } from './intents';
import { NameSearch } from './name-search';
import { NewContact } from './new-contact';

type Props = {
  readonly call: CallView;
  readonly search: CustomerSearch | undefined;
  readonly ask: PanelAsk;
};

type Job = 'search' | 'make';

/**
 * Where the number does not tell who it is, or tells wrong: a search by name, and a new contact where a
 * CRM makes one. Quiet until it is wanted; Escape closes it, and the keyboard is back where it was.
 */
export function FindCustomer({ call, search, ask }: Props) {
  const [job, setJob] = useState<Job | null>(null);
  const [name, setName] = useState(search?.names?.name ?? '');
  const opener = useRef<HTMLButtonElement>(null);
  const before = useRef<Job | null>(null);
  useLayoutEffect(() => {
    const closed = job === null && before.current !== null;
    before.current = job;
    if (closed && document.activeElement === document.body) opener.current?.focus();
  }, [job]);

  const makers = (call.lookup?.ways ?? []).filter(({ to }) => to === 'make');
  const close = (): void => setJob(null);
  if (job === 'make' && makers.length > 0) {
    const field = { name, type: setName };
    return (
      <DrawerFrame kind="find-drawer" title={words('new_contact')} close={close}>
        <NewContact {...field} call={call} makers={makers} search={search} done={close} ask={ask} />
      </DrawerFrame>
    );
  }
  const make = makers.length > 0 && (() => setJob('make'));
  if (job !== null) {
    const field = { name, type: setName };
    return (
      <DrawerFrame kind="find-drawer" title={words('search_by_name')} close={close}>
        <NameSearch {...field} call={call} search={search} make={make} done={close} ask={ask} />
      </DrawerFrame>
    );
  }
  return (
    <div class="ways find-customer">
      <button
        ref={opener}
        type="button"
        class="button plain compact"
        onClick={() => setJob('search')}
      >
        <Search class="icon fine" aria-hidden="true" />
        <span>{words('search_by_name')}</span>
      </button>
      {make && !customerOf(call) && (
        <button type="button" class="button plain compact" onClick={make}>
          <UserRoundPlus class="icon fine" aria-hidden="true" />
          <span>{words('create_contact')}</span>
        </button>
      )}
    </div>
  );
}
