// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { KnownTexts } from './known-texts';

const row = (country: string): string =>
  `<tr><td>${country}</td><td class="phone">2 2345 6789</td></tr>`;

it('reads the same digits anew in each row that may say another country', () => {
  const page = `<table><tr><th>País</th><th>Teléfono</th></tr>${row('')}${row('Chile')}</table>`;
  const parsed = new DOMParser().parseFromString(page, 'text/html');
  document.body.replaceChildren(...parsed.body.childNodes);
  document.documentElement.lang = 'es';
  const texts = new KnownTexts({ region: 'MX', language: 'es' });
  const read = [...document.querySelectorAll('.phone')].map(({ firstChild }) =>
    texts.find('2 2345 6789', () => firstChild).map(({ e164 }) => e164),
  );
  expect(read[1]).toEqual(['+56223456789']);
  expect(read[0]).not.toEqual(read[1]);
});
