import ts from 'typescript';
import { codeIn, type Tree } from './source-tree';

/** The ids in the headings of SECURITY.md: `### F1 · …`. */
export function promisedIds(tree: Tree): string[] {
  const text = tree.get('SECURITY.md')?.text ?? '';
  return [...text.matchAll(/^### ([A-Z]\d+) /gmu)].map(([, id = '']) => id);
}

/** The ids that begin the title of a test that runs. Skipped tests, and groups, prove nothing. */
export function testedIds(tree: Tree, files = /\.(?:test|spec)\.tsx?$/u): ReadonlySet<string> {
  const found = new Set<string>();
  for (const file of codeIn(tree, 'test', 'lib', 'components', 'demo')) {
    if (!files.test(file.path)) continue;
    const visit = (node: ts.Node): void => {
      const id = ts.isCallExpression(node) ? idOf(node) : undefined;
      if (id !== undefined) found.add(id);
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file.path, file.text, ts.ScriptTarget.Latest));
  }
  return found;
}

function idOf({ expression, arguments: [title] }: ts.CallExpression): string | undefined {
  const called = nameOf(expression);
  if (!/^(?:test|it)\b/u.test(called) || /\.(?:skip|fixme|todo|describe)\b/u.test(called)) return;
  if (!title) return undefined;
  const text = ts.isStringLiteralLike(title)
    ? title.text
    : ts.isTemplateExpression(title)
      ? title.head.text
      : '';
  return /^([A-Z]\d+): /u.exec(text)?.[1];
}

/** `it.each(rows)` is called by the name `it.each`. */
function nameOf(expression: ts.Expression): string {
  if (ts.isIdentifier(expression)) return expression.text;
  if (ts.isCallExpression(expression)) return nameOf(expression.expression);
  if (ts.isTaggedTemplateExpression(expression)) return nameOf(expression.tag);
  if (ts.isPropertyAccessExpression(expression)) {
    return `${nameOf(expression.expression)}.${expression.name.text}`;
  }
  return '';
}
