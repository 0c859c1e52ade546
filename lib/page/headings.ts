import { labelOf, labelText } from './label-text';

const COLUMN_HEADING = '[role="columnheader"]';
const GRID = 'table, [role="grid"], [role="treegrid"], [role="table"]';
/** A table may say that a cell spans more than there are columns. */
const WIDEST = 200;
/** Above the first row of a grid there may be a heading and a tool bar. */
const FIRST_ROWS = 3;

type Columns = readonly (string | undefined)[];

/**
 * Column headings of a page's tables. Looked up once per table and then kept, because a table may
 * hold a hundred thousand nodes; so use one for a batch of numbers, and a new one for the next.
 */
export class Headings {
  readonly #ofTable = new WeakMap<Element, Columns>();
  readonly #ofGrid = new WeakMap<Element, readonly Element[]>();
  readonly #ofRows = new WeakMap<Element, Element | null>();
  #page: Element | null | undefined;

  /** The heading of the column that a cell stands in, if the table says one. */
  column(cell: Element, row: Element): string | undefined {
    if (row instanceof HTMLTableRowElement) {
      const table = row.closest('table');
      const columns = table ? this.#columnsOf(table) : [];
      if (columns.length > 0) return columns[visualColumn(cell, row)];
    } else {
      const headings = this.#headingsOf(cell);
      const position = cell.getAttribute('aria-colindex');
      const byIndex = headings.find((one) => one.getAttribute('aria-colindex') === position);
      if (position !== null && byIndex) return headingText(byIndex);
      if (headings.length > 0) return headingText(headings[columnOf(cell, row)]);
    }
    return labelOf(this.#topRow(row)?.children[columnOf(cell, row)]);
  }

  /** The page's own first heading. */
  ofPage(document: Document): Element | null {
    if (this.#page === undefined) this.#page = document.querySelector('h1');
    return this.#page;
  }

  #columnsOf(table: HTMLTableElement): Columns {
    const known = this.#ofTable.get(table);
    if (known) return known;
    const [first] = table.rows;
    const headed = first && [...first.cells].every(({ localName }) => localName === 'th');
    const rows = table.tHead ? [...table.tHead.rows] : headed ? [first] : [];
    const columns = laidOut(rows);
    this.#ofTable.set(table, columns);
    return columns;
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

  /** The first row of a table without headings, or of a grid without roles: as wide as the others. */
  #topRow(row: Element): Element | null {
    const group = row.parentElement;
    if (!group) return null;
    let top = this.#ofRows.get(group);
    if (top === undefined) {
      const above = group.previousElementSibling;
      const tops = [above, above?.firstElementChild, ...[...group.children].slice(0, FIRST_ROWS)];
      top = tops.find((one) => one && like(one, row)) ?? null;
      if (top && !titles(top)) top = null;
      this.#ofRows.set(group, top);
    }
    return top !== row && top && like(top, row) ? top : null;
  }
}

/** One level of headings by column: of several rows the lowest that says something. */
function laidOut(rows: readonly HTMLTableRowElement[]): Columns {
  const columns: (string | undefined)[] = [];
  const takenUntil: number[] = [];
  rows.forEach((row, y) => {
    let x = 0;
    for (const cell of row.cells) {
      while ((takenUntil[x] ?? 0) > y) x += 1;
      const text = headingText(cell);
      for (const end = Math.min(x + cell.colSpan, WIDEST); x < end; x += 1) {
        columns[x] = text ?? columns[x];
        takenUntil[x] = y + cell.rowSpan;
      }
    }
  });
  return columns;
}

/** Headings that can be sorted hold more than their title; what they are called is said apart. */
function headingText(heading: Element | undefined): string | undefined {
  if (!heading) return undefined;
  const said = ['aria-label', 'title', 'abbr', 'data-label'].map((name) =>
    labelText(heading.getAttribute(name)),
  );
  return (
    said.find((text) => text !== undefined) ??
    labelOf(heading) ??
    labelText(heading.querySelector('[title]')?.getAttribute('title'))
  );
}

function visualColumn(cell: Element, row: HTMLTableRowElement): number {
  let column = 0;
  for (const one of row.cells) {
    if (one.contains(cell)) return column;
    column += one.colSpan;
  }
  return -1;
}

function columnOf(cell: Element, row: Element): number {
  const inRow =
    cell.parentElement === row ? cell : [...row.children].find((one) => one.contains(cell));
  return inRow ? [...row.children].indexOf(inRow) : -1;
}

function like(top: Element, row: Element): boolean {
  return top.children.length === row.children.length;
}

/** Titles, not a record: no link, no number. */
function titles(row: Element): boolean {
  return !row.querySelector('a[href]') && !/\d{4}/u.test(row.textContent);
}
