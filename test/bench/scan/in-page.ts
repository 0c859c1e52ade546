import { findPhoneNumbersInText } from 'libphonenumber-js/max';
import { OBSERVED } from '../../../lib/page/changes';
import { KnownNumbers } from '../../../lib/page/known-numbers';
import { Marker } from '../../../lib/page/marker';
import { Reading } from '../../../lib/page/reading';
import type { Run } from '../../../lib/page/run-reader';
import type { Scan } from '../../../lib/page/scan';
import { startFinder, tasksSoFar } from './own-tasks';

const CONTEXT = { region: 'US', language: 'en' } as const;
/** As the scan itself reads between two looks at the clock. */
const AT_ONCE = 32;

let scan: Scan | undefined;
/** By table: has seen its every text once `found` was called. */
const experienced = new Map<Element, Marker>();

/** The browser's own walk over all text, and nothing done with it. */
function walk(root: Element): number {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let count = 0;
  while (walker.nextNode()) count += 1;
  return count;
}

/** Our reading of everything below a root, up to the marks; scheduled by nobody. */
function read(root: Element, marker: Marker): number {
  let found = 0;
  const known = new KnownNumbers((_block, numbers) => (found += numbers.length));
  const nothing = (): void => undefined;
  const run = (one: Run) => marker.in(one);
  const worth = (text: string) => marker.worth(text);
  const listener = { worth, run, telLink: nothing, field: nothing, mayHost: nothing };
  const reading = new Reading(root, listener, known);
  while (reading.step(AT_ONCE));
  return found;
}

/** What most would do: the library, on every text node. */
function library(root: Element): number {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let found = 0;
  while (walker.nextNode()) {
    found += findPhoneNumbersInText((walker.currentNode as Text).data, CONTEXT.region).length;
  }
  return found;
}

/** Does it with each table of the page, as if it were a page. */
function eachTable(work: (table: Element) => number): number {
  return [...document.getElementsByTagName('table')].reduce((sum, table) => sum + work(table), 0);
}

/** What the benchmark asks of this world from outside. */
const bench = {
  walk: () => eachTable(walk),
  /** Nothing remembered of any text. */
  cold: () => eachTable((table) => read(table, new Marker(CONTEXT))),
  /** Every text seen before. */
  warm: () => eachTable((table) => read(table, experienced.get(table) ?? new Marker(CONTEXT))),
  library: () => eachTable(library),
  /** The numbers of the page, once. */
  found: () =>
    eachTable((table) => {
      const marker = new Marker(CONTEXT);
      experienced.set(table, marker);
      return read(table, marker);
    }),
  start: (): void => {
    scan = startFinder(CONTEXT);
  },
  /** How often the browser has called the running finder. */
  tasks: tasksSoFar,
  /** Hears of all that the finder hears of, and does nothing: what any observer costs the page. */
  observe: (): void => new MutationObserver(() => undefined).observe(document, OBSERVED),
  /** Blocks with numbers that the running finder knows. */
  known: () => scan?.numbers.size ?? 0,
};

(globalThis as { bench?: typeof bench }).bench = bench;
