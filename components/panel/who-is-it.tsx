import { UserRoundX, UsersRound } from 'lucide-preact';
import { useState } from 'preact/hooks';
import { customerPlace, undecided } from '../../lib/snapshot/customer';
import type { CallView } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { MINUTE_MS, useNow } from '../clock';
import { moment } from '../times';
import { Candidate } from './candidate';
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
  if (contacts.length < 2 && customer === undefined) return null;
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

function spoken(at: number | null | undefined, now: number): string | undefined {
  return typeof at === 'number' ? words('last_spoken', moment(at, now)) : undefined;
}
