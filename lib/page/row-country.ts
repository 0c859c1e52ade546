import { countryNamed } from '../phone-numbers/find/country-names';
import type { Region } from '../phone-numbers/found';
import { Headings } from './headings';
import { labelText } from './label-text';

const ROW = 'tr, [role="row"]';
const HEADING = 'th, [role="columnheader"]';
/** A column that says where each row's person lives, by its heading. */
const COUNTRY =
  /^(?:\p{L}+\s)?(?:country|nation|land|pays|pa[ií]s|paese|kraj|země|krajina|ország|țară|zemlja|držav[ae]|страна|країна|държава|maa|ülke|χώρα|negara|quốc gia|ประเทศ|국가|国|国家|國家|国家\/地区|國家\/地區|国・地域|البلد|الدولة|מדינה)(?:\s?[/(].*)?$/iu;
/** More headings than this nobody reads; neither do we. */
const MOST_HEADINGS = 200;
/** Headings change seldom; a page asks for thousands of numbers at once. */
const KEPT_MS = 1000;

let kept = { until: 0, any: false, headings: new Headings() };

/**
 * The country that the row around a node says in a column of its own. `null`: the page has such a
 * column, and this node's row says nothing that we know. Reads the DOM only.
 */
export function countryOfRow(node: Node): Region | null | undefined {
  const now = performance.now();
  if (now > kept.until) kept = { until: now + KEPT_MS, any: anyColumn(), headings: new Headings() };
  if (!kept.any) return undefined;
  const around = node instanceof Element ? node : node.parentElement;
  const row = around?.closest(ROW);
  if (!row) return null;
  for (const cell of row.children) {
    if (COUNTRY.test(kept.headings.column(cell, row) ?? '')) {
      return countryNamed(cell.textContent, document.documentElement.lang) ?? null;
    }
  }
  return null;
}

/** Whether the page has such a column at all: most have none, and are not asked further. */
function anyColumn(): boolean {
  let asked = 0;
  for (const heading of document.querySelectorAll(HEADING)) {
    if (COUNTRY.test(labelText(heading.textContent) ?? '')) return true;
    asked += 1;
    if (asked > MOST_HEADINGS) break;
  }
  return false;
}
