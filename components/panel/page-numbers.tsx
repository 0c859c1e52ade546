import type { PageNumber } from '../../lib/messaging/protocol';
import type { TabNumbers } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { formatNumber } from '../../lib/phone-numbers/format';
import { Avatar } from '../parts/avatar';
import { PersonRow } from './person-row';

type Props = {
  readonly page: TabNumbers | null;
  readonly numbers: readonly PageNumber[];
  readonly call: (number: string) => void;
};

/** The numbers that the tab in front shows, with whose they are. */
export function PageNumbers({ page, numbers, call }: Props) {
  return (
    <section aria-labelledby="page-numbers">
      <h2 id="page-numbers">
        {words('page_numbers')}
        {page && <span class="host"> · {page.host}</span>}
      </h2>
      {numbers.length === 0 ? (
        <div class="empty">
          <p>{words('page_numbers_empty')}</p>
          <p class="small">{words('page_numbers_empty_next')}</p>
        </div>
      ) : (
        <ul class="surface list">
          {numbers.map((number) => (
            <PersonRow
              key={`${number.e164} ${number.name ?? ''}`}
              sign={<Avatar name={number.name} />}
              title={number.name ?? formatNumber(number.e164)}
              about={aboutNumber(number)}
              number={number.e164}
              call={call}
            />
          ))}
        </ul>
      )}
    </section>
  );
}

function aboutNumber({ name, company, label, e164, text, certainty }: PageNumber) {
  const number = name === undefined ? text : formatNumber(e164);
  return (
    <>
      {company !== undefined && <span class="block">{company}</span>}
      {label !== undefined && label !== name && `${label} · `}
      <span class="number">{number}</span>
      {certainty === 'guess' && ` · ${words('number_guessed')}`}
    </>
  );
}
