import { readFileSync, readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { importsOf, type ImportedModule } from './syntax';

/** One text file of ours, its path relative to the repository's root with forward slashes. */
export type OurFile = { readonly path: string; readonly text: string };

/** Every text file of ours by its path. */
export type Tree = ReadonlyMap<string, OurFile>;

const NOT_OURS = new Set([
  'node_modules',
  '.git',
  '.output',
  '.wxt',
  'test-results',
  'playwright-report',
  'demo-screenshots',
]);
const READ = /\.(?:tsx?|js|mjs|css|html|md|json|cfg)$|\.ci\/run$/u;
const CODE = /\.tsx?$/u;

/** A tree from paths and texts, for rules that are tried on an example. */
export function treeOf(texts: Readonly<Record<string, string>>): Tree {
  return new Map(Object.entries(texts).map(([path, text]) => [path, { path, text }]));
}

/** Reads the repository. */
export function readTree(root: string): Tree {
  const files: Record<string, string> = {};
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = posix.join(folder, entry.name);
      if (NOT_OURS.has(entry.name)) continue;
      if (entry.isDirectory()) walk(path);
      else if (READ.test(path) && path !== 'package-lock.json') {
        files[path] = readFileSync(join(root, path), 'utf8');
      }
    }
  };
  walk('');
  return treeOf(files);
}

/** Lines as an editor counts them. */
export function lineCount({ text }: OurFile): number {
  return text.replace(/\n$/u, '').split('\n').length;
}

const unitTest = ({ path }: OurFile): boolean => /\.(?:test|spec)\.tsx?$/u.test(path);

/** TypeScript under any of the folders. */
export function codeIn(tree: Tree, ...folders: readonly string[]): OurFile[] {
  return [...tree.values()].filter(
    ({ path }) => CODE.test(path) && folders.some((folder) => path.startsWith(`${folder}/`)),
  );
}

/** Every style sheet. */
export function sheetsIn(tree: Tree): OurFile[] {
  return [...tree.values()].filter(({ path }) => path.endsWith('.css'));
}

/** What becomes part of the extension: everything that runs at the agent's. */
export function shipped(tree: Tree): OurFile[] {
  return codeIn(tree, 'lib', 'components', 'entrypoints').filter((file) => !unitTest(file));
}

/** An import with what it means here: a file of ours, a package's name, or nothing that exists. */
export type ResolvedImport = ImportedModule &
  ({ readonly file: string } | { readonly package: string } | { readonly missing: true });

/** All imports of a file, resolved the way the bundler does. */
export function resolvedImports(tree: Tree, file: OurFile): ResolvedImport[] {
  return importsOf(file).map((imported) => ({ ...imported, ...resolve(tree, file, imported) }));
}

function resolve(
  tree: Tree,
  from: OurFile,
  { specifier }: ImportedModule,
): { file: string } | { package: string } | { missing: true } {
  if (!specifier.startsWith('.')) {
    const [first = '', second = ''] = specifier.split('/');
    return { package: first.startsWith('@') ? `${first}/${second}` : first };
  }
  const path = posix.join(posix.dirname(from.path), specifier.replace(/\?.*$/u, ''));
  const file = ['', '.ts', '.tsx', '/index.ts'].map((end) => path + end).find((p) => tree.has(p));
  return file === undefined ? { missing: true } : { file };
}
