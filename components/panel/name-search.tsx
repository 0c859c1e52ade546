import { CircleAlert, Search, UserRoundPlus, UserRoundX } from 'lucide-preact';
import { customerOf } from '../../lib/snapshot/customer';
import type { CustomerSearch } from '../../lib/snapshot/customer-search';
import type { CallView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { lookupSentence } from '../sentences';
import { Candidate } from './candidate';
import type { PanelAsk } from './intents';
import { NameField } from './name-field';

/** Shorter names are not searched for. Characters. */
const SHORTEST = 2;

type Props = {
  readonly call: CallView;
  readonly search: CustomerSearch | undefined;
  readonly name: string;
  readonly type: (name: string) => void;
  /** The way to a new contact; `false`: no CRM makes one. */
  readonly make: (() => void) | false;
  readonly done: () => void;
  readonly ask: PanelAsk;
};

/** Asks for a name, and shows who has it: whoever is chosen is the call's customer. */
export function NameSearch({ call, search, name, type, make, done, ask }: Props) {
  const names = search?.names;
  const customer = customerOf(call);
  const enough = Array.from(name.trim()).length >= SHORTEST;
  const choose = (contact: 'nobody' | { readonly search: string; readonly place: number }) => {
    void ask('customer.choose', { call: call.id, contact });
    done();
  };
  return (
    <>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (enough) void ask('customer.search', { call: call.id, name: name.trim() });
        }}
      >
        <NameField name={name} type={type} hint={words('name_hint')}>
          <button
            type="submit"
            class="button plain round"
            aria-label={words('search_by_name')}
            title={words('search_by_name')}
            disabled={!enough}
          >
            <Search class="icon" aria-hidden="true" />
          </button>
        </NameField>
      </form>
      <p class="small quiet search-state" role="status">
        {names && stateOf(names)}
      </p>
      {names && names.people.length > 0 && (
        <ul class="surface list candidates" aria-label={words('search_by_name')}>
          {names.people.map((contact, place) => (
            <Candidate
              key={`${names.id} ${place}`}
              contact={contact}
              choose={() => choose({ search: names.id, place })}
            />
          ))}
        </ul>
      )}
      {names?.faults.map((fault) => (
        <p key={fault.connector} class="small quiet lookup-word">
          <CircleAlert class="icon fine" aria-hidden="true" />
          <span>{lookupSentence(fault)}</span>
        </p>
      ))}
      <div class="ways">
        {make && (
          <button type="button" class="button plain compact" onClick={make}>
            <UserRoundPlus class="icon fine" aria-hidden="true" />
            <span>{words('create_contact')}</span>
          </button>
        )}
        {customer && (
          <button type="button" class="button plain compact" onClick={() => choose('nobody')}>
            <UserRoundX class="icon fine" aria-hidden="true" />
            <bdi class="two-lines">{words('not_this_customer', customer.name)}</bdi>
          </button>
        )}
      </div>
    </>
  );
}

function stateOf({ name, done, people }: NonNullable<CustomerSearch['names']>): string {
  if (!done) return words('name_searching', name);
  return people.length === 0
    ? words('name_nobody', name)
    : words('name_found', String(people.length));
}
