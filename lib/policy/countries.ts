/** Which countries may be called, ISO 3166-1 alpha-2. An empty `allowedCountries` is no limit. */
export type CountryRules = {
  readonly allowedCountries: readonly string[];
  readonly deniedCountries: readonly string[];
};

/**
 * Whether a country may be called. A denied one may not although it is allowed, too; once there is
 * any list, nor may a number that belongs to no country that we can tell.
 */
export function countryAllowed(region: string | undefined, rules: CountryRules): boolean {
  const { allowedCountries: allowed, deniedCountries: denied } = rules;
  if (region === undefined) return allowed.length === 0 && denied.length === 0;
  return !denied.includes(region) && (allowed.length === 0 || allowed.includes(region));
}
