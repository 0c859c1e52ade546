// @vitest-environment jsdom
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textsIn, type MarkupFilter } from './markup';

const ALL: MarkupFilter = { text: (text) => /\d/.test(text), alone: () => true };

const read = (html: string) =>
  textsIn(html, 'div', ALL)?.texts.map(({ text, element, nth, alone }) => [
    text,
    element,
    nth,
    alone,
  ]);

describe('texts in markup', () => {
  it.each([
    ['1', [['1', 0, 0, 'div']]],
    [
      '1<br>2',
      [
        ['1', 0, 0, ''],
        ['2', 1, 0, ''],
      ],
    ],
    [
      '<b>1</b>2',
      [
        ['1', 1, 0, 'b'],
        ['2', 1, 1, ''],
      ],
    ],
    [
      '<td class="a1" data-x="2">3</td><td>4</td>',
      [
        ['3', 1, 0, 'td'],
        ['4', 2, 0, 'td'],
      ],
    ],
    [
      'a<!--5-->1<!----> 2',
      [
        ['1', 0, 1, ''],
        [' 2', 0, 2, ''],
      ],
    ],
    ['<p>+1&nbsp;&amp;lt; 2</p>', [['+1\u00a0&lt; 2', 1, 0, 'p']]],
    ['<p>none</p><p>1', [['1', 2, 0, '']]],
    ['<tt>1</tt>', [['1', 1, 0, 'tt']]],
    ['<t>1</tt>', [['1', 1, 0, '']]],
  ])('%s', (html, texts) => {
    expect(read(html)).toEqual(texts);
  });

  it.each(['<script>1</script>', '<p>1</p><template><p>2</p></template>', '<?x 1?>', '<p 1'])(
    'leaves %s to others',
    (html) => {
      expect(read(html)).toBeUndefined();
    },
  );

  it('tells what the page itself would', () => {
    const leaf = fc.oneof(
      fc.constantFrom('1', 'a2&<>"\'\u00a03', 'none').map((text) => document.createTextNode(text)),
      fc.constantFrom('-', '5', '>').map((text) => document.createComment(text)),
    );
    const { tree } = fc.letrec<{ tree: Node }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        leaf,
        fc
          .tuple(
            fc.constantFrom('div', 'b', 'br', 'td', 'my-own', 'strong', 'section', 'i'),
            fc.array(tie('tree'), { maxLength: 4 }),
          )
          .map(([name, below]) => {
            const element = document.createElement(name);
            element.setAttribute('title', '1 2');
            if (name !== 'br') element.append(...below);
            element.normalize();
            return element;
          }),
      ),
    }));
    fc.assert(
      fc.property(fc.array(tree, { maxLength: 5 }), (nodes) => {
        const root = document.createElement('div');
        root.append(...nodes);
        root.normalize();
        // eslint-disable-next-line no-restricted-properties -- only read; jsdom has no getHTML
        const read = textsIn(root.innerHTML, 'div', ALL);
        const all = [...root.querySelectorAll('*')];
        expect(read?.elements).toBe(all.length + 1);
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        const expected: string[] = [];
        while (walker.nextNode()) {
          const { data } = walker.currentNode as Text;
          if (/\d/.test(data)) expected.push(data);
        }
        expect(read?.texts.map(({ text }) => text)).toEqual(expected);
        for (const { text, element, nth } of read?.texts ?? []) {
          walker.currentNode = all[element - 1] ?? root;
          for (let left = nth; left >= 0; left -= 1) walker.nextNode();
          expect((walker.currentNode as Text).data).toBe(text);
        }
      }),
    );
  });
});
