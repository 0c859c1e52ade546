import { Search } from 'lucide-preact';
import { useState } from 'preact/hooks';
import type { PersonOnScreen } from '../../lib/snapshot/on-screen';
import type { ListedNumber, TabNumbers } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { LockedLine } from '../options/locked-line';
import { FinderPace } from './finder-pace';
import type { PanelAsk } from './intents';
import { matchingNumbers } from './matches';
import { NoPageNumbers } from './no-page-numbers';
import { OnScreen } from './on-screen';
import { PageNumberRow } from './page-number-row';
import { PageRegion } from './page-region';
import { PlainTextSwitch } from './plain-text-switch';
import { SiteSwitch } from './site-switch';

/** So many are seen at a glance; more get a filter. */
const FEW = 8;
const FIXED = 'page-numbers-fixed';

type Props = {
  readonly page: TabNumbers | null;
  /** Those that fit what was typed above. */
  readonly numbers: readonly ListedNumber[];
  /** The customer whom the page is about: they stand before the list. */
  readonly person: PersonOnScreen | null;
  /** Something was typed above: only the numbers that fit it are wanted. */
  readonly filtered: boolean;
  /** Sites that the company switches on or off. */
  readonly fixedSites: readonly string[];
  readonly call: (number: string) => void;
  readonly ask: PanelAsk;
};

/** The numbers that the tab in front shows, with whose they are, and how they are read. */
export function PageNumbers(props: Props) {
  const { page, person, filtered, fixedSites, call, ask } = props;
  const numbers = props.numbers.filter((number) => !person?.numbers.includes(number));
  const [wanted, setWanted] = useState('');
  const [all, setAll] = useState(false);
  const many = !filtered && numbers.length > FEW;
  const filter = many ? wanted : '';
  const fitting = matchingNumbers(numbers, filter);
  const shown = all || filtered || filter !== '' ? fitting : fitting.slice(0, FEW);
  const fixed = page !== null && fixedSites.includes(page.origin);
  return (
    <section aria-labelledby="page-numbers">
      <div class="section-head">
        <h2 id="page-numbers" class="grow">
          {words('page_numbers')}
          {page && <span class="host"> · {page.host}</span>}
        </h2>
        {page && <SiteSwitch page={page} fixed={fixed ? FIXED : undefined} ask={ask} />}
      </div>
      {fixed && <LockedLine id={FIXED} />}
      <div class="stack">
        {person && <OnScreen person={person} regionGuessed={regionGuessed(page)} call={call} />}
        <FinderPace page={page} ask={ask} />
        {page && !page.off && !filtered && <PageRegion page={page} ask={ask} />}
        {page?.plainText !== undefined && <PlainTextSwitch page={page} ask={ask} />}
        {many && <Filter text={wanted} type={setWanted} />}
        {props.numbers.length === 0 && <NoPageNumbers page={page} ask={ask} />}
        {numbers.length > 0 && shown.length === 0 && (
          <p class="quiet">{words('nothing_matches')}</p>
        )}
        {shown.length > 0 && (
          <ul class="surface list">
            {shown.map((number) => (
              <PageNumberRow
                key={`${number.e164};${number.extension ?? ''}`}
                number={number}
                regionGuessed={regionGuessed(page)}
                call={call}
              />
            ))}
          </ul>
        )}
        {many && filter === '' && (
          <button type="button" class="button plain compact" onClick={() => setAll(!all)}>
            {all ? words('show_fewer') : words('page_numbers_all', String(numbers.length))}
          </button>
        )}
      </div>
    </section>
  );
}

/** Nobody has said which country the national numbers of a page are of. */
function regionGuessed(page: TabNumbers | null): boolean {
  const from = page?.region?.from;
  return from !== 'site' && from !== 'setting';
}

type FilterProps = { readonly text: string; readonly type: (text: string) => void };

function Filter({ text, type }: FilterProps) {
  return (
    <div class="field surface filter">
      <Search class="icon fine" aria-hidden="true" />
      <input
        type="text"
        inputMode="search"
        autocomplete="off"
        spellcheck={false}
        placeholder={words('page_numbers_filter')}
        aria-label={words('page_numbers_filter')}
        value={text}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') type('');
        }}
      />
    </div>
  );
}
