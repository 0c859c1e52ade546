import { CircleAlert, UserRoundPlus } from 'lucide-preact';
import { useEffect, useState } from 'preact/hooks';
import type { CallLookup } from '../../lib/snapshot/customer';
import type { Creation, CustomerSearch } from '../../lib/snapshot/customer-search';
import type { CallView } from '../../lib/snapshot/snapshot';
import { formatNumber } from '../../lib/phone-numbers/format';
import { words } from '../../lib/words';
import { creationSentence } from '../sentences';
import type { PanelAsk } from './intents';
import { NameField } from './name-field';

type Maker = CallLookup['ways'][number];

type Props = {
  readonly call: CallView;
  readonly makers: readonly Maker[];
  readonly search: CustomerSearch | undefined;
  readonly name: string;
  readonly type: (name: string) => void;
  readonly done: () => void;
  readonly ask: PanelAsk;
};

/** A new contact with the call's number, in a CRM that the agent chooses; it is the customer then. */
export function NewContact({ call, makers, search, name, type, done, ask }: Props) {
  const [wishes, setWishes] = useState<readonly string[]>([]);
  const creations = search?.creations ?? [];
  const made = creations.some(({ id, state }) => state === 'made' && wishes.includes(id));
  useEffect(() => {
    if (made) done();
  }, [made]);
  const named = name.trim() !== '';
  const create = ({ connector }: Maker): void => {
    const of = creations.find((one) => one.connector === connector);
    if (connector === 'seen-on-page' || !named || of?.state === 'asking') return;
    const id = crypto.randomUUID();
    setWishes([...wishes, id]);
    void ask('customer.create', { id, call: call.id, connector, name: name.trim() });
  };
  const [only, ...others] = makers;
  return (
    <form
      class="stack tight"
      onSubmit={(event) => {
        event.preventDefault();
        // Which of several is not for Enter to say.
        if (only && others.length === 0) create(only);
      }}
    >
      <NameField name={name} type={type} />
      <p class="small quiet number">{words('new_contact_number', formatNumber(call.number))}</p>
      <div class="ways">
        {makers.map((maker) => (
          <CreateButton
            key={maker.connector}
            crm={maker.crm ?? maker.connector}
            creation={creations.find(({ connector }) => connector === maker.connector)}
            able={named}
            create={() => create(maker)}
          />
        ))}
      </div>
      <div role="status">
        {creations.map((creation) => (
          <CreationState key={creation.connector} creation={creation} />
        ))}
      </div>
    </form>
  );
}

type ButtonProps = {
  readonly crm: string;
  readonly creation: Creation | undefined;
  readonly able: boolean;
  readonly create: () => void;
};

function CreateButton({ crm, creation, able, create }: ButtonProps) {
  const state = creation?.state;
  const again = state === 'unsure' || state === 'failed';
  return (
    <button
      type="button"
      class="button compact"
      disabled={!able || state === 'made'}
      aria-disabled={state === 'asking'}
      onClick={create}
    >
      <UserRoundPlus class="icon fine" aria-hidden="true" />
      <span>{words(again ? 'contact_look_again' : 'create_contact_in', crm)}</span>
    </button>
  );
}

function CreationState({ creation }: { readonly creation: Creation }) {
  switch (creation.state) {
    case 'asking':
      return <p class="small quiet">{words('creating_contact_in', creation.crm)}</p>;
    case 'made':
      return null;
    case 'failed':
    case 'unsure':
      return (
        <p class="small lookup-word">
          <CircleAlert class="icon fine" aria-hidden="true" />
          <span>{creationSentence(creation)}</span>
        </p>
      );
  }
}
