// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { Marker } from './marker';
import { runAround } from './run-reader';

/** The numbers that are marked in one line. */
function marked(markup: string, region: string): string[] {
  const parsed = new DOMParser().parseFromString(`<p>${markup}</p>`, 'text/html');
  document.body.replaceChildren(...parsed.body.childNodes);
  const first = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT).nextNode();
  const run = first instanceof Text ? runAround(first) : null;
  return run
    ? new Marker({ region })
        .in(run)
        .map(({ text, e164, extension }) => [text, e164, extension ?? ''].join(' ').trimEnd())
    : [];
}

it.each([
  ['<i>Ann</i><i>01604 553210</i><i>02:41</i>', ['01604 553210 +441604553210']],
  ['<i>Ann</i><i class="phone"><b>01604553210</b></i><i>Q 4</i>', ['01604553210 +441604553210']],
  ['<b>Billing:</b> <i class="phone">01604 553210</i>', ['01604 553210 +441604553210']],
  ['<b>Order:</b> <i>01604 553210</i>', []],
  ['<b>INV-</b><i>01604 553210</i>', []],
  ['<i>INV</i><i>01604</i><i>553210</i>', []],
  ['<i>Ann</i><i>+44</i><i>1604 553210</i>', ['+441604 553210 +441604553210']],
  ['<i>Ann</i><i>2024-0117-33</i>', []],
])('a number alone in its element: %s', (markup, expected) => {
  expect(marked(markup, 'GB')).toEqual(expected);
});

it.each([
  ['<i>Call Ann - (020) 7946 0958</i><i>Mar 4</i>', ['(020) 7946 0958 +442079460958']],
  ['<i>Ann</i><i>020 7946 0958 (work)</i>', ['020 7946 0958 +442079460958']],
  ['<i>Ref 020 7946 0958</i><i>AB</i>', []],
  ['Call Ann 020 7946 0958<i>AB</i>', []],
])('a number at the edge of its element, where letters go on: %s', (markup, expected) => {
  expect(marked(markup, 'GB')).toEqual(expected);
});

it.each([
  ['tel:02079460958', '020 7946 0958 ext. 12', '+442079460958 12'],
  ['tel:02079460958;ext=34', '020 7946 0958 ext. 12', '+442079460958 34'],
  ['tel:02079460959', '020 7946 0958 ext. 12', '+442079460959'],
])('a link to %s that shows %s', (href, text, dialled) => {
  expect(marked(`<a href="${href}">${text}</a>`, 'GB')).toEqual([`${text} ${dialled}`]);
});
