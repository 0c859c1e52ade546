import { CircleQuestionMark } from 'lucide-preact';
import { formatNumber } from '../../lib/phone-numbers/format';
import type { ListedNumber } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { MINUTE_MS, useNow } from '../clock';
import { Avatar } from '../parts/avatar';
import { LocalTime } from '../parts/local-time';
import { PersonRow } from './person-row';

type Props = {
  readonly number: ListedNumber;
  /** Nobody has said which country the site's national numbers are of. */
  readonly regionGuessed: boolean;
  readonly call: (number: string) => void;
};

/** A number that the page shows: whose it is, the number that would be dialled, what is a guess. */
export function PageNumberRow({ number, regionGuessed, call }: Props) {
  const { e164, name, company, label, text, extension } = number;
  const shown = formatNumber(e164);
  const dialled = extension === undefined ? shown : `${shown}, ${words('extension', extension)}`;
  const doubt = doubtOf(number, regionGuessed);
  const now = useNow(true, MINUTE_MS);
  const named = name !== undefined;
  const title = named ? [name, label] : [dialled];
  const written = text === e164 || text === shown ? undefined : text;
  const below = named ? [dialled] : [label, written];
  return (
    <PersonRow
      sign={<Avatar name={name} />}
      title={joined(title)}
      about={
        <>
          <ReadAs number={e164} doubt={doubt} now={now}>
            {joined(below)}
          </ReadAs>
          {company !== undefined && <bdi class="block company">{company}</bdi>}
        </>
      }
      spoken={[name, label, dialled, doubt].filter(Boolean).join(', ')}
      number={e164}
      call={call}
    />
  );
}

/** A number of whom stands above: what it is for them, and what would be dialled. */
export function OwnNumberRow({ number, regionGuessed, call }: Props) {
  const { e164, name, label, extension } = number;
  const shown = formatNumber(e164);
  const dialled = extension === undefined ? shown : `${shown}, ${words('extension', extension)}`;
  const doubt = doubtOf(number, regionGuessed);
  const now = useNow(true, MINUTE_MS);
  return (
    <PersonRow
      sign={null}
      title={label ?? dialled}
      about={
        <ReadAs number={e164} doubt={doubt} now={now}>
          {label === undefined ? '' : dialled}
        </ReadAs>
      }
      spoken={[name, label, dialled, doubt].filter(Boolean).join(', ')}
      number={e164}
      call={call}
    />
  );
}

type ReadAsProps = {
  readonly number: string;
  readonly doubt: string | null;
  readonly now: number;
  readonly children: string;
};

function ReadAs({ number, doubt, now, children }: ReadAsProps) {
  return (
    <span class="read-as">
      <span class="number">{children}</span>
      <LocalTime number={number} now={now} />
      {doubt !== null && (
        <span class="guess">
          <CircleQuestionMark class="icon fine" aria-hidden="true" />
          {doubt}
        </span>
      )}
    </span>
  );
}

const joined = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined).join(' · ');

/** Told by shape and words: the country is a guess, or the digits themselves are unusual. */
function doubtOf({ national, certainty }: ListedNumber, regionGuessed: boolean): string | null {
  if (national) return regionGuessed ? words('number_guessed') : null;
  return certainty === 'guess' ? words('number_unusual') : null;
}
