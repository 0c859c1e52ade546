/**
 * Tests that carry `@long` are run by `npm run soak` and left out of `npm test`: the less telling
 * members of a family whose others, which differ in one thing, stay there.
 */
export function longIf(lessTelling: boolean): { readonly tag?: '@long' } {
  return lessTelling ? { tag: '@long' } : {};
}
