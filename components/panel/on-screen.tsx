import type { PersonOnScreen } from '../../lib/snapshot/on-screen';
import { words } from '../../lib/words';
import { Avatar } from '../parts/avatar';
import { OwnNumberRow } from './page-number-row';

type Props = {
  readonly person: PersonOnScreen;
  /** Nobody has said which country the site's national numbers are of. */
  readonly regionGuessed: boolean;
  readonly call: (number: string) => void;
};

/** The customer whose page is in front, to be called at once. */
export function OnScreen({ person, regionGuessed, call }: Props) {
  const { name, company, numbers } = person;
  return (
    <div class="surface on-screen">
      <div class="person">
        <Avatar name={name} />
        <div class="grow">
          <h3 class="person-name">
            <bdi>{name}</bdi>
            <span class="unseen">{words('on_screen')}</span>
          </h3>
          {company !== undefined && <bdi class="block small quiet company">{company}</bdi>}
        </div>
      </div>
      <ul class="list">
        {numbers.map((number) => (
          <OwnNumberRow
            key={`${number.e164};${number.extension ?? ''}`}
            number={number}
            regionGuessed={regionGuessed}
            call={call}
          />
        ))}
      </ul>
    </div>
  );
}
