import type { WrittenNumber } from '../../../phone-numbers/written-forms';
import type { Connector } from '../../connector';
import { recordPage } from '../../remote/record-page';
import { PLACE, type UrlTemplateSettings } from './settings';

/** Any CRM that can be searched by an address. It finds nobody by itself, and opens the search. */
export function urlTemplate({ template }: UrlTemplateSettings): Connector {
  return {
    name: 'url-template',
    find: () => Promise.resolve([]),
    searchPage: (number) => recordPage(filled(template, number), [hostOf(template)]),
  };
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
