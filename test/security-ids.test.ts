import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { promisedIds, testedIds } from './house/promises';
import { readTree, treeOf } from './house/source-tree';

const ours = readTree(fileURLToPath(new URL('..', import.meta.url)));

/** For these a unit test alone proves nothing. */
const FAR_END = [
  ...['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'B1', 'B2', 'B3'],
  ...['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'E3'],
  ...['F1', 'F2', 'F3', 'F4', 'F5', 'F6', 'F8', 'F9', 'F10', 'F11', 'G1'],
];

describe('SECURITY.md', () => {
  const tested = testedIds(ours);
  const triedInBrowser = testedIds(ours, /\.spec\.ts$/u);
  it.each(promisedIds(ours))('%s is tried by a test that carries its id', (id) => {
    expect([...tested]).toContain(id);
  });
  it.each(FAR_END)('%s is tried in a real browser, where its far end can be asked', (id) => {
    expect(promisedIds(ours)).toContain(id);
    expect([...triedInBrowser]).toContain(id);
  });
});

describe('the search for ids', () => {
  it('reads the headings', () => {
    const tree = treeOf({ 'SECURITY.md': '## Q1\n### Z1 · x\n\n### Z23 · y\n' });
    expect(promisedIds(tree)).toEqual(['Z1', 'Z23']);
  });
  it('takes titles of tests that run, and nothing else', () => {
    const tree = treeOf({
      'test/e2e/a.spec.ts': "test('Z1: x', f); test.skip('Z2: x', f); // test('Z3: x')",
      'lib/hub/a.test.ts':
        "it.each(rows)('Z4: %s', f); describe('Z5: x', f); it('about Z6: x', f);",
      'lib/hub/a.ts': "it('Z7: x', f)",
    });
    expect([...testedIds(tree)].sort()).toEqual(['Z1', 'Z4']);
  });
});
