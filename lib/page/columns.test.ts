// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { columnsOf } from './columns';
import { runAround } from './run-reader';

/** The lines that a text in one block reads as. */
function lines(markup: string): string[] {
  const parsed = new DOMParser().parseFromString(`<p>${markup}</p>`, 'text/html');
  document.body.replaceChildren(...parsed.body.childNodes);
  const first = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT).nextNode();
  const run = first instanceof Text ? runAround(first) : null;
  return run ? columnsOf(run).map(({ text }) => text) : [];
}

it.each([
  ['<i>303 555 0127</i><i>office</i>', ['303 555 0127', 'office']],
  ['<i>303 555</i> <i>0127</i>', ['303 555 0127']],
  ['<i>303 555 0127</i><i>ext 12</i>', ['303 555 0127ext 12']],
  ['<i>303 555 0127</i><i>12:40</i>', ['303 555 0127', '12:40']],
  ['<i>030 901820</i><i>12 Anrufe</i>', ['030 901820', '12 Anrufe']],
  ['<b>INV-415555</b>abc', ['INV-415555abc']],
  ['<i>303</i><i>5550127</i>', ['3035550127']],
  ['<i role="gridcell">303</i><i role="gridcell">5550127</i>', ['303', '5550127']],
])('%s', (markup, expected) => {
  expect(lines(markup)).toEqual(expected);
});
