const COLUMN_HEADING = 'thead th, [role="columnheader"]';
const GRID = 'table, [role="grid"], [role="treegrid"], [role="table"]';
const LABEL_LIMIT = 40;

/**
 * Column headings of a page's tables. Looked up once per table and then kept, because a table may
 * hold a hundred thousand nodes; so use one for a batch of numbers, and a new one for the next.
 */
export class Headings {
  readonly #ofGrid = new Map<Element, readonly Element[]>();
  #page: Element | null | undefined;

  /** The heading of the column that a cell stands in, if the table says one. */
  column(cell: Element, row: Element): string | undefined {
    const headings = this.#headingsOf(cell);
    const position = cell.getAttribute('aria-colindex');
    const byIndex = headings.find((one) => one.getAttribute('aria-colindex') === position);
    if (position !== null && byIndex) return labelText(byIndex);
    const column = columnOf(cell, row);
    if (headings.length > 0) return labelText(headings[column]);
    return labelText(topRow(row)?.children[column]);
  }

  /** The page's own first heading. */
  ofPage(document: Document): Element | null {
    if (this.#page === undefined) this.#page = document.querySelector('h1');
    return this.#page;
  }

  #headingsOf(cell: Element): readonly Element[] {
    const grid = cell.closest(GRID);
    if (!grid) return [];
    const known = this.#ofGrid.get(grid);
    if (known) return known;
    const found = [...grid.querySelectorAll(COLUMN_HEADING)];
    this.#ofGrid.set(grid, found);
    return found;
  }
}

function columnOf(cell: Element, row: Element): number {
  const inRow =
    cell.parentElement === row ? cell : [...row.children].find((one) => one.contains(cell));
  return inRow ? [...row.children].indexOf(inRow) : -1;
}

/** The first row of a table without `thead`, or of a grid without roles: as wide as the others. */
function topRow(row: Element): Element | null {
  const beside = row.parentElement?.firstElementChild ?? null;
  const above = row.parentElement?.previousElementSibling ?? null;
  const tops = [above, above?.firstElementChild ?? null, beside];
  return (
    tops.find(
      (top) =>
        top !== null &&
        top !== row &&
        top.children.length === row.children.length &&
        !top.querySelector('a[href]') &&
        !/\d{4}/u.test(top.textContent),
    ) ?? null
  );
}

/**
 * The label of a field on a record's page: the words before the number in its own line, else `dt`,
 * `label` or heading cell beside it.
 */
export function fieldLabel(element: Element, textBefore = ''): string | undefined {
  const inLine = /([\p{L}][\p{L} .]*?)\s*[:：]\s*$/u.exec(textBefore)?.[1];
  if (inLine) return inLine;
  const field = element.closest('dd, td, [role="gridcell"], [role="cell"]') ?? element;
  for (let at: Element | null = field, step = 0; at && step < 3; at = at.parentElement, step += 1) {
    const beside = at.previousElementSibling;
    const label = beside && /^h[1-6]$/u.test(beside.localName) ? undefined : labelText(beside);
    if (label !== undefined) return label;
    if (/^(?:dl|table|form|main|body)$/u.test(at.parentElement?.localName ?? 'body')) break;
  }
  return undefined;
}

/** Short text with letters and without a number in it. */
function labelText(element: Element | null | undefined): string | undefined {
  const text = element?.textContent.replace(/\s+/gu, ' ').trim() ?? '';
  const label = text.replace(/\s*[:：]$/u, '');
  const plausible = label.length > 0 && label.length <= LABEL_LIMIT && /\p{L}/u.test(label);
  return plausible && !/\d{4}/u.test(label) ? label : undefined;
}
