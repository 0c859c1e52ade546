import * as v from 'valibot';
import { recordPage } from '../../remote/record-page';

/** What a place of the template may stand for. */
const PLACES = ['national', 'e164', 'digits'] as const;
/** A place, with its name as the first group. */
export const PLACE = /\{([^{}]*)\}/gu;

/**
 * The address of a CRM's own search, `https://crm.example/search?phone={national}`: https, without a
 * name or password, and the number stands where it cannot change the host.
 */
export const urlTemplateSettings = v.object({
  template: v.pipe(
    v.string(),
    v.maxLength(2000),
    v.check(sound, 'https://crm.example/search?phone={national}'),
  ),
});
export type UrlTemplateSettings = v.InferOutput<typeof urlTemplateSettings>;

function sound(template: string): boolean {
  const places = [...template.matchAll(PLACE)].map(([, place]) => place);
  const known = places.every((place) => PLACES.some((name) => name === place));
  const authority = /^https:\/\/[^/?#]*/u.exec(template)?.[0];
  if (places.length === 0 || !known || !authority || /[{}]/u.test(authority)) return false;
  const example = template.replaceAll(PLACE, '1');
  return recordPage(example, URL.canParse(example) ? [new URL(example).host] : []) !== undefined;
}
