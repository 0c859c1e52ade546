// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { fitsScreen, onScreen } from './on-screen';

/** jsdom lays nothing out: a box is what the element's `data-box` says, as top and bottom. */
function boxOf(element: Element): DOMRect {
  const [top = 0, bottom = 0] = (element.getAttribute('data-box') ?? '0 9999')
    .split(' ')
    .map(Number);
  return DOMRect.fromRect({ x: 0, y: top, width: innerWidth, height: bottom - top });
}

beforeEach(() => {
  vi.stubGlobal('chrome', { dom: { openOrClosedShadowRoot: () => null } });
  vi.stubGlobal('DOMRect', {
    fromRect: ({
      x,
      y,
      width,
      height,
    }: DOMRectInit & { x: number; y: number; width: number; height: number }) =>
      ({ x, y, width, height, left: x, top: y, right: x + width, bottom: y + height }) as DOMRect,
  });
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function (this: Element) {
    return boxOf(this);
  });
  const all = (): Element[] => [...document.body.querySelectorAll('*')];
  document.elementFromPoint = (_x, y) =>
    all().findLast((one) => boxOf(one).top <= y && y < boxOf(one).bottom) ?? document.body;
});

/** Shows elements, each with its box and what is in it. */
function show(markup: string): void {
  const { body } = new DOMParser().parseFromString(markup, 'text/html');
  document.body.replaceChildren(...body.childNodes);
}

/** All looks until one has seen the last point: each ends after a while. */
function look(): ReadonlyMap<Element, boolean> {
  const all = new Map<Element, boolean>();
  let from = 0;
  do {
    const { parts, next } = onScreen(() => undefined, from);
    for (const [part, whole] of parts) all.set(part, whole || (all.get(part) ?? false));
    from = next;
  } while (from > 0);
  return all;
}

test('beside a part that fits the screen, what is larger than the screen is not read as a whole', () => {
  show(
    '<p data-box="0 40">a</p><main data-box="40 9000"><i data-box="40 120">b</i><i data-box="120 700">c</i></main>',
  );
  const whole = [...look()].flatMap(([part, all]) => (all ? [part.textContent] : []));
  expect(whole.sort()).toEqual(['a', 'b', 'c']);
});

test.each([
  ['100 140', true, true],
  ['-40 -10', false, false],
  ['800 840', false, false],
  ['-100 5000', false, true],
])('a part at %s: all of it %s, its own text %s', (box, all, own) => {
  show(`<p data-box="${box}">a</p>`);
  const [part] = document.body.children;
  expect(part && fitsScreen(part, true)).toBe(all);
  expect(part && fitsScreen(part, false)).toBe(own);
});
