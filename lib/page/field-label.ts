import { labelOf, labelText, speaksAgainst, telling } from './label-text';

/** Nothing beyond these belongs to the same field. */
const FENCE =
  /^(?:tr|table|tbody|ul|ol|dl|form|section|article|main|nav|aside|fieldset|body|html)$/u;
const CELL = 'td, th, [role="gridcell"], [role="cell"]';
const STEPS = 3;

/**
 * The label of a field on a record's page: the words before the number in its own line, else `dt`,
 * `label` or heading cell beside it, else text beside it that reads like a label.
 */
export function fieldLabel(element: Element, textBefore = ''): string | undefined {
  const inLine = /([\p{L}][\p{L} .]*?)\s*[:：]\s*$/u.exec(textBefore)?.[1];
  if (inLine) return inLine;
  let at: Element | null = element.closest(`dd, ${CELL}`) ?? element;
  for (let step = 0; at && step < STEPS; at = at.parentElement, step += 1) {
    const label = labelBeside(at);
    if (label !== undefined) return label;
    if (fenced(at.parentElement ?? at)) break;
  }
  return undefined;
}

/** Whether an element holds fields, and is none. */
export function fenced(element: Element): boolean {
  return FENCE.test(element.localName) || element.getAttribute('role') === 'row';
}

/** The label right before an element, if there is one. */
export function labelBeside(element: Element): string | undefined {
  if (element.localName === 'dd') return labelOf(termOf(element));
  const heading = element.matches(CELL) ? rowHeading(element) : undefined;
  if (heading) return labelOf(heading);
  const written = labelText(textRightBefore(element));
  if (telling(written)) return written;
  const beside = element.previousElementSibling;
  if (!beside || /^(?:h[1-6]|dd|script|style)$/u.test(beside.localName)) return undefined;
  if (neighbour(beside, element)) return undefined;
  const label = labelOf(beside);
  if (label === undefined || otherField(beside, label)) return undefined;
  if (/^(?:label|dt|legend)$/u.test(beside.localName)) return label;
  if (element.matches(CELL) && manyCells(element)) return undefined;
  return telling(label) || /[:：]\s*$/u.test(beside.textContent) ? label : undefined;
}

/** `Move date` with its own value: what it says against a number is not said of what follows. */
function otherField(before: Element, label: string): boolean {
  return (
    before.childElementCount > 1 && speaksAgainst(label) && labelText(before.textContent) !== label
  );
}

/** Whether an element before is another field with a label of its own, filled in or empty. */
function neighbour(before: Element, element: Element): boolean {
  const peers =
    before.localName === element.localName &&
    before.childElementCount > 1 &&
    before.className === element.className;
  return peers || before.querySelector('input, select, textarea, dd') !== null;
}

function termOf(description: Element): Element | null {
  let at = description.previousElementSibling;
  while (at?.localName === 'dd') at = at.previousElementSibling;
  return at?.localName === 'dt' ? at : null;
}

/** `<th>` of the row: the nearest before the cell. */
function rowHeading(cell: Element): Element | undefined {
  let at = cell.previousElementSibling;
  while (at && at.localName !== 'th' && at.getAttribute('role') !== 'rowheader') {
    at = at.previousElementSibling;
  }
  return at ?? undefined;
}

/** Three cells and more are a record's data; two, or pairs of two, are label and value. */
function manyCells(cell: Element): boolean {
  const count = cell.parentElement?.children.length ?? 0;
  const index = cell.parentElement ? [...cell.parentElement.children].indexOf(cell) : 0;
  return count !== 2 && !(count === 4 && index % 2 === 1);
}

function textRightBefore(element: Element): string | null {
  const { previousSibling } = element;
  return previousSibling?.nodeType === 3 ? previousSibling.nodeValue : null;
}
