import { fieldLabel } from './field-label';
import { Headings } from './headings';

/** What stands around a number: whose it seems to be. All of it is the page's own word. */
export type Owner = {
  readonly name?: string;
  readonly company?: string;
  readonly label?: string;
  /** Address of the record, same origin as the page. */
  readonly href?: string;
};

const ROW = 'tr, [role="row"], li';
const CELL = 'td, th, [role="gridcell"], [role="cell"]';
const COMPANY =
  /compan|account|organi[sz]ation|firma|empresa|société|公司|企业|單位|单位|会社|회사/iu;
/** How far up a row is looked for where nothing is called one. */
const CLIMB = 7;
const TEXT_LIMIT = 256;

/**
 * Whose number a node shows: in a list or table the row's first link on the same origin, with the
 * column's heading as the label; on a record's own page its first heading. `offset` is where the
 * number begins in a text node. Reads the DOM only.
 */
export function whose(node: Node, offset = 0, headings = new Headings()): Owner {
  const element = node instanceof Element ? node : node.parentElement;
  if (!element) return {};
  const before = textBefore(node, element, offset);
  const row = rowOf(element);
  const link = row && recordLink(row);
  if (!row || !link) {
    const name = textOf(headings.ofPage(element.ownerDocument));
    return { name, label: fieldLabel(element, before) };
  }
  const company = cellsOf(row).find((cell) => {
    const heading = cell.contains(element) ? undefined : headings.column(cell, row);
    return heading !== undefined && COMPANY.test(heading);
  });
  return {
    name: textOf(link),
    company: textOf(company ?? null),
    label: headings.column(cellIn(row, element), row) ?? fieldLabel(element, before),
    href: link.href.slice(0, 2048),
  };
}

/** The text of the same line in front of an offset in a text node. */
function textBefore(node: Node, element: Element, offset: number): string {
  const own = node.nodeValue?.slice(0, offset) ?? '';
  const before = element.firstChild === node ? element.previousSibling : node.previousSibling;
  return (before?.nodeType === 3 ? (before.nodeValue ?? '') : '') + own;
}

function rowOf(element: Element): Element | null {
  return element.closest(ROW) ?? repeated(element);
}

/** Grids made of `div`s: the nearest ancestor that has a like sibling and holds a record's link. */
function repeated(element: Element): Element | null {
  let at: Element | null = element;
  for (let step = 0; at && step < CLIMB; step += 1, at = at.parentElement) {
    if (recordLink(at) && alike(at, at.nextElementSibling ?? at.previousElementSibling)) return at;
  }
  return null;
}

function alike(a: Element, b: Element | null): boolean {
  return a.localName === b?.localName && a.classList.item(0) === b.classList.item(0);
}

/** The first link with a name that leads to a page of the same origin. */
function recordLink(row: Element): HTMLAnchorElement | null {
  const { origin } = new URL(row.ownerDocument.baseURI);
  const links = row.querySelectorAll<HTMLAnchorElement>('a[href]');
  return (
    [...links].find(
      (link) =>
        link.origin === origin &&
        /^https?:$/u.test(link.protocol) &&
        !link.getAttribute('href')?.startsWith('#') &&
        /\p{L}/u.test(link.textContent),
    ) ?? null
  );
}

function cellsOf(row: Element): Element[] {
  const cells = [...row.querySelectorAll(CELL)];
  return cells.length > 0 ? cells : [...row.children];
}

function cellIn(row: Element, element: Element): Element {
  return cellsOf(row).find((cell) => cell.contains(element)) ?? element;
}

function textOf(element: Element | null): string | undefined {
  const text = element?.textContent.replace(/\s+/gu, ' ').trim().slice(0, TEXT_LIMIT);
  return text ? text : undefined;
}
