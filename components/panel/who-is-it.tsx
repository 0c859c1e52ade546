import { UserRoundX, UsersRound } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { Contact } from '../../lib/crm/connector';
import { customerPlace, undecided } from '../../lib/snapshot/customer';
import type { CallView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { MINUTE_MS, useNow } from '../clock';
import { Avatar } from '../parts/avatar';
import { moment } from '../times';
import { positionOf, whySentence } from '../who';
import type { PanelAsk } from './intents';

type Props = { readonly call: CallView; readonly ask: PanelAsk };

/**
 * Several may be meant: the agent says who it is. Nobody changes place while others are found; once
 * somebody is named the list folds away, and can be had again.
 */
export function WhoIsIt({ call, ask }: Props) {
  const [again, setAgain] = useState(false);
  const now = useNow(true, MINUTE_MS);
  const { contacts, customer, background } = call;
  if (contacts.length < 2 && customer !== 'nobody') return null;
  if (!undecided(call) && !again) {
    return (
      <button type="button" class="button plain compact other" onClick={() => setAgain(true)}>
        <UsersRound class="icon fine" aria-hidden="true" />
        {words('change_customer')}
      </button>
    );
  }
  const choose = (contact: number | 'nobody'): void => {
    setAgain(false);
    void ask('customer.choose', { call: call.id, contact });
  };
  const named = customer === undefined ? undefined : customerPlace(call);
  return (
    <section aria-labelledby="who-is-it">
      <h2 id="who-is-it">{words('who_is_it')}</h2>
      <ul class="surface list candidates">
        {contacts.map((contact, place) => (
          <Candidate
            key={place}
            contact={contact}
            spoken={spoken(background?.lastSpoken[place], now)}
            named={place === named}
            choose={() => choose(place)}
          />
        ))}
        <li>
          <button
            type="button"
            class="candidate nobody"
            aria-pressed={customer === 'nobody'}
            onClick={() => choose('nobody')}
          >
            <span class="avatar" aria-hidden="true">
              <UserRoundX class="icon" />
            </span>
            <span class="grow">{words('nobody_of_them')}</span>
          </button>
        </li>
      </ul>
    </section>
  );
}

type CandidateProps = {
  readonly contact: Contact;
  /** When they were last spoken to. */
  readonly spoken: string | undefined;
  readonly named: boolean;
  readonly choose: () => void;
};

function Candidate({ contact, spoken: last, named, choose }: CandidateProps) {
  const position = positionOf(contact);
  return (
    <li>
      <button
        type="button"
        class="candidate"
        aria-pressed={named}
        aria-label={words('choose_customer', [contact.name, position].filter(Boolean).join(', '))}
        onClick={choose}
      >
        <Avatar name={contact.name} />
        <span class="grow">
          <bdi class="person-name">{contact.name}</bdi>
          {position !== undefined && <bdi class="small quiet two-lines">{position}</bdi>}
          <span class="block small quiet">
            {[whySentence(contact.why), last].filter(Boolean).join(' · ')}
          </span>
        </span>
      </button>
    </li>
  );
}

function spoken(at: number | null | undefined, now: number): string | undefined {
  return typeof at === 'number' ? words('last_spoken', moment(at, now)) : undefined;
}
