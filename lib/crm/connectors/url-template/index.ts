import * as v from 'valibot';
import type { WrittenNumber } from '../../../phone-numbers/written-forms';
import type { Connector } from '../../connector';
import { recordPage } from '../../remote/record-page';

const PLACES = ['national', 'e164', 'digits'] as const;
const PLACE = /\{([^{}]*)\}/gu;

/**
 * The address of a CRM's own search, `https://crm.example/search?phone={national}`: https, without a
 * name or password, and the number stands where it cannot change the host.
 */
export const urlTemplateSettings = v.object({
  template: v.pipe(v.string(), v.maxLength(2000), v.check(sound, 'No search address')),
});
export type UrlTemplateSettings = v.InferOutput<typeof urlTemplateSettings>;

/** Any CRM that can be searched by an address. It finds nobody by itself, and opens the search. */
export function urlTemplate({ template }: UrlTemplateSettings): Connector {
  return {
    name: 'url-template',
    find: () => Promise.resolve([]),
    searchPage: (number) => recordPage(filled(template, number), [hostOf(template)]),
  };
}

function sound(template: string): boolean {
  const places = [...template.matchAll(PLACE)].map(([, place]) => place);
  const known = places.every((place) => PLACES.some((name) => name === place));
  const authority = /^https:\/\/[^/?#]*/u.exec(template)?.[0];
  if (places.length === 0 || !known || !authority || /[{}]/u.test(authority)) return false;
  const example = template.replaceAll(PLACE, '1');
  return recordPage(example, URL.canParse(example) ? [new URL(example).host] : []) !== undefined;
}

function filled(template: string, number: WrittenNumber): string {
  const texts = {
    national: number.national,
    e164: number.e164 ?? number.key,
    digits: number.digits,
  };
  return template.replaceAll(PLACE, (_, place: keyof typeof texts) =>
    encodeURIComponent(texts[place].toWellFormed()),
  );
}

function hostOf(template: string): string {
  return new URL(template).host;
}
