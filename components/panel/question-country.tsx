import { formatNumber } from '../../lib/phone-numbers/format';
import type { DialQuestion, NationalNumber } from '../../lib/snapshot/snapshot';
import { words } from '../../lib/words';
import { CountrySelect } from '../parts/country-select';
import { countryName } from '../times';
import { useUniqueId } from '../unique-id';
import type { PanelAsk } from './intents';

type Props = {
  readonly question: DialQuestion;
  readonly national: NationalNumber;
  readonly ask: PanelAsk;
};

/** The country that we guessed, and a way to say another: the number above follows before it is called. */
export function QuestionCountry({ question, national, ask }: Props) {
  const field = useUniqueId();
  const { id, number, site, refused } = question;
  const country = countryName(national.as);
  return (
    <div class="question-country">
      <label for={field} class="quiet">
        {words('question_country_guess')}
      </label>
      <CountrySelect
        id={field}
        value={national.as}
        likely={national.likely}
        describedBy={site === undefined ? undefined : `${field}-kept`}
        choose={(region) => void ask('dial.reread', { id, region })}
      />
      {site !== undefined && (
        <p id={`${field}-kept`} class="small quiet">
          {words('question_remembered', new URL(site).host)}
        </p>
      )}
      <p class="unseen" role="status">
        {refused === undefined
          ? words('question_calls', formatNumber(number), country)
          : words('question_refused', country)}
      </p>
    </div>
  );
}
