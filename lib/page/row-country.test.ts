// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { countryOfRow } from './row-country';

/** What is known of a page's columns is kept for a second. */
beforeEach(() => vi.useFakeTimers({ toFake: ['performance'], now: 0 }));
afterEach(() => {
  vi.advanceTimersByTime(2000);
  vi.useRealTimers();
});

let at = 0;

function countryAround(markup: string, lang = 'es') {
  at += 2000;
  vi.advanceTimersByTime(at);
  document.documentElement.lang = lang;
  const parsed = new DOMParser().parseFromString(markup, 'text/html');
  document.body.replaceChildren(...parsed.body.childNodes);
  const element = document.getElementById('n');
  if (!element) throw new Error('no #n');
  return countryOfRow(element.firstChild ?? element);
}

const table = (heading: string, cell: string): string =>
  `<table><thead><tr><th>Nombre</th><th>${heading}</th><th>Tel.</th></tr></thead>
   <tbody><tr><td>x</td><td>${cell}</td><td id="n">1</td></tr></tbody></table>`;

it.each([
  [table('País', 'Chile'), 'CL'],
  [table('Country', 'Argentina'), 'AR'],
  [table('País/Región', 'PE'), 'PE'],
  [table('Billing Country', 'Germany'), 'DE'],
  [table('País', '<i>CL</i> Chile'), 'CL'],
  [table('País', 'Atlántida'), null],
  [table('Ciudad', 'Chile'), undefined],
  ['<p>País: Chile <b id="n">1</b></p>', undefined],
  [`${table('País', 'Chile').replace('id="n"', '')}<p id="n">1</p>`, null],
  [
    `<div role="grid"><div role="row"><i role="columnheader">Country</i><i role="columnheader">#</i></div>
     <div role="row"><i role="gridcell">Singapore</i><i role="gridcell"><b id="n">1</b></i></div></div>`,
    'SG',
  ],
])('%s', (markup, country) => {
  expect(countryAround(markup)).toBe(country);
});
