import type { Surroundings } from '../phone-numbers/found';
import { markedUpAsPhone, nameOfContent } from './attribute-words';
import { fenced, labelBeside } from './field-label';
import { Headings } from './headings';
import { crowded, labelText, speaksAgainst, speaksFor, telling, labelOf } from './label-text';

const CELL = 'td, th, [role="gridcell"], [role="cell"]';
const FIELD = 'input, textarea, select';
const ROW = 'tr, [role="row"]';
/** How far out a field's own markup reaches, elements and shadow roots. */
const LEVELS = 10;
const MOST_ELEMENTS = 24;
/** How far up a heading is looked for. */
const HEADING_LEVELS = 4;
const HEADING = /^(?:h[1-6]|legend|caption|summary|header)$/u;

/**
 * What the structure around a node says of a number in it: the words of its field label or column
 * heading, and whether it is marked up as a phone field. Reads the DOM only, and only when the text
 * alone leaves it open.
 */
export function surroundingsOf(node: Node): Surroundings {
  const levels = fieldAround(node);
  const label = labelFrom(levels);
  const markup = levels.map(markedUpAsPhone);
  const phoneField =
    markup.includes('surely') || (markup.includes('by-keyboard') && !speaksAgainst(label));
  return { label, phoneField };
}

/** The elements that hold this field and hardly anything else, from the inside out. */
function fieldAround(node: Node): readonly Element[] {
  const levels: Element[] = [];
  let at = node instanceof Element ? node : outward(node);
  while (at && levels.length < LEVELS && !fenced(at)) {
    if (levels.length > 0 && crowded(at, MOST_ELEMENTS)) break;
    levels.push(at);
    if (at.matches(CELL)) break;
    at = outward(at);
  }
  return levels;
}

function outward(node: Node): Element | null {
  const parent = node.parentNode;
  if (parent instanceof ShadowRoot) return parent.host;
  return parent instanceof Element ? parent : null;
}

/**
 * The nearest label whose words tell; else the nearest at all, or a heading that tells. A field
 * that has a label has no other further out: what stands there belongs to its neighbours.
 */
function labelFrom(levels: readonly Element[]): string {
  const found: string[] = [];
  const tells = (label: string | undefined): boolean => {
    if (label !== undefined) found.push(label);
    return telling(label);
  };
  for (const element of levels) {
    const own = ownLabel(element);
    if (tells(own)) return own ?? '';
    const beside = element.matches(CELL) ? undefined : labelBeside(element);
    if (tells(beside)) return beside ?? '';
    if (beside !== undefined || (own !== undefined && element.matches(FIELD))) break;
  }
  for (const element of levels) {
    const column = columnLabel(element);
    if (tells(column)) return column ?? '';
    const row = element.matches(CELL) ? labelBeside(element) : undefined;
    if (tells(row)) return row ?? '';
  }
  const named = levels.map(nameOfContent).find(telling);
  return named ?? found[0] ?? headingAbove(levels.at(-1)) ?? '';
}

/** What the element itself says that it is called. */
function ownLabel(element: Element): string | undefined {
  const said = [...labelledBy(element), ...element.getAttributeNames().flatMap(sayingIn(element))];
  return said.find(telling) ?? said[0];
}

function sayingIn(element: Element) {
  return (name: string): string[] => {
    if (!/label$|title$|^placeholder$|^data-(?:th|header|caption|heading)$/u.test(name)) return [];
    const label = labelText(element.getAttribute(name));
    return label === undefined ? [] : [label];
  };
}

function labelledBy(element: Element): string[] {
  const root = element.getRootNode();
  const ids = element.getAttribute('aria-labelledby')?.split(/\s+/u) ?? [];
  const named =
    root instanceof Document || root instanceof ShadowRoot
      ? ids.map((id) => root.getElementById(id))
      : [];
  const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
  return [...named, ...labels].flatMap((one) => labelOf(one) ?? []);
}

/** The heading of a table's column; of a grid of plain boxes only if its words tell. */
function columnLabel(element: Element): string | undefined {
  const row = element.parentElement?.closest(ROW) ?? element.parentElement;
  if (!row || row.children.length < 2) return undefined;
  const label = headings().column(element, row);
  return element.matches(CELL) || telling(label) ? label : undefined;
}

/** A heading over a list of numbers speaks for them; it never speaks against one. */
function headingAbove(outermost: Element | undefined): string | undefined {
  let at = outermost ?? null;
  for (let level = 0; at && level < HEADING_LEVELS; level += 1, at = outward(at)) {
    const first = at.parentElement?.firstElementChild;
    for (const above of [at.previousElementSibling, first]) {
      if (!above || above === at || !HEADING.test(above.localName)) continue;
      const label = labelOf(above);
      if (label !== undefined) return speaksFor(label) ? label : undefined;
    }
  }
  return undefined;
}

/** Headings change seldom; a page asks for thousands of numbers at once. */
const KEPT_MS = 1000;
let kept = { headings: new Headings(), until: 0 };

function headings(): Headings {
  const now = performance.now();
  if (now > kept.until) kept = { headings: new Headings(), until: now + KEPT_MS };
  return kept.headings;
}
