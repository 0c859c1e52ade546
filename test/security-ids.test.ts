import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { promisedIds, testedIds } from './house/promises';
import { readTree, treeOf } from './house/source-tree';

const ours = readTree(fileURLToPath(new URL('..', import.meta.url)));

describe('SECURITY.md', () => {
  const tested = testedIds(ours);
  it.each(promisedIds(ours))('%s is tried by a test that carries its id', (id) => {
    expect([...tested]).toContain(id);
  });
  it('promises something', () => {
    expect(promisedIds(ours).length).toBeGreaterThan(6);
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
