import type { Contact } from '../../lib/crm/connector';
import { words } from '../../lib/words';
import { Avatar } from '../parts/avatar';
import { positionOf, whySentence } from '../who';

type Props = {
  readonly contact: Contact;
  /** When they were last spoken to. */
  readonly spoken?: string;
  /** The agent has said that it is them; absent where a choice ends the list. */
  readonly named?: boolean;
  readonly choose: () => void;
};

/** Somebody whom a call may be with: who, what they do, and why we think so. */
export function Candidate({ contact, spoken: last, named, choose }: Props) {
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
