import { posix } from 'node:path';
import type { Breaches } from './import-rules';
import { lineCount, type OurFile, type Tree } from './source-tree';

const LIMITS = [
  { of: /^README\.md$/u, lines: 200 },
  { of: /^docs\/decisions\//u, lines: 40 },
];

const documents = (tree: Tree): OurFile[] =>
  [...tree.values()].filter(({ path }) => path.endsWith('.md'));

/** A newcomer reads the README in one sitting, and a decision in a minute. */
export function documentsAreShort(tree: Tree): Breaches {
  return documents(tree).flatMap((file) => {
    const limit = LIMITS.find(({ of }) => of.test(file.path))?.lines ?? Infinity;
    return lineCount(file) > limit ? [`${file.path} has ${lineCount(file)} lines of ${limit}`] : [];
  });
}

/** Links between our documents lead somewhere; `exists` also knows pictures. */
export function linksLead(tree: Tree, exists: (path: string) => boolean): Breaches {
  return documents(tree).flatMap((file) =>
    [...file.text.matchAll(/\]\(([^)\s#]+)(?:#[^)]*)?\)/gu)].flatMap(([, target = '']) => {
      if (/^[a-z]+:/u.test(target)) return [];
      const path = posix.join(posix.dirname(file.path), target);
      return exists(path) ? [] : [`${file.path}: ${target} leads nowhere`];
    }),
  );
}

/** A guide in Chinese (`docs/x.zh-CN.md`) has the examples, commands and keys of the English one. */
export function translationsKeepUp(tree: Tree): Breaches {
  return documents(tree).flatMap(({ path, text }) => {
    const original = tree.get(path.replace('.zh-CN.md', '.md'));
    if (!/^docs\/.*\.zh-CN\.md$/u.test(path)) return [];
    if (!original) return [`${path} is a translation of nothing`];
    const [theirs, ours] = [codeOf(original.text), codeOf(text)];
    const missing = [...theirs].filter((code) => !ours.has(code));
    const added = [...ours].filter((code) => !theirs.has(code));
    return [
      ...missing.map((code) => `${path} lacks ${code}`),
      ...added.map((code) => `${path} alone has ${code}`),
    ];
  });
}

/** What stands as code, in lines of its own or within a sentence. */
function codeOf(text: string): ReadonlySet<string> {
  const fenced = text.match(/^```[^]*?^```$/gmu) ?? [];
  const inline = text.replace(/^```[^]*?^```$/gmu, '').match(/`[^`]+`/gu) ?? [];
  return new Set([...fenced, ...inline.map((code) => code.replace(/\s+/gu, ' '))]);
}

/** `npm run x` in a document must be a script of package.json. */
export function commandsExist(tree: Tree): Breaches {
  const scripts = Object.keys(
    (JSON.parse(tree.get('package.json')?.text ?? '{}') as { scripts?: Record<string, string> })
      .scripts ?? {},
  );
  return documents(tree).flatMap((file) =>
    [...file.text.matchAll(/npm run ([\w:-]+)/gu)]
      .filter(([, name = '']) => !scripts.includes(name))
      .map(([command]) => `${file.path}: package.json has no script for \`${command}\``),
  );
}
