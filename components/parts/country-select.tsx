import { useMemo } from 'preact/hooks';
import { COUNTRIES } from '../../lib/phone-numbers/countries';
import { words } from '../../lib/words';
import { countryName, countryNames } from '../times';

type Props = {
  readonly id: string;
  /** '': the choice that stands before all countries. */
  readonly value: string;
  /** Says what '' means; without it there is no such choice. */
  readonly automatic?: string;
  /** Countries that stand first. */
  readonly likely: readonly string[];
  readonly describedBy?: string;
  readonly choose: (region: string) => void;
};

/** All countries by their names, the likely ones first: the browser's own list, with its keys. */
export function CountrySelect({ id, value, automatic, likely, describedBy, choose }: Props) {
  const all = useMemo(() => <Options regions={COUNTRIES} />, [words('language_tag')]);
  return (
    <select
      id={id}
      class="select"
      aria-describedby={describedBy}
      value={value}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      {automatic !== undefined && <option value="">{automatic}</option>}
      {likely.length > 0 && (
        <optgroup label={words('countries_likely')}>
          {likely.map((region) => (
            <option key={region} value={region}>
              {countryName(region)}
            </option>
          ))}
        </optgroup>
      )}
      <optgroup label={words('countries_all')}>{all}</optgroup>
    </select>
  );
}

function Options({ regions }: { readonly regions: readonly string[] }) {
  return (
    <>
      {countryNames(regions).map(([region, name]) => (
        <option key={region} value={region}>
          {name}
        </option>
      ))}
    </>
  );
}
