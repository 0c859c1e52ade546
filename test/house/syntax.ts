import ts from 'typescript';

/** A module that a file names. `typeOnly` imports are erased: they reach no bundle. */
export type ImportedModule = { readonly specifier: string; readonly typeOnly: boolean };

type Source = { readonly path: string; readonly text: string };

const parsed = new WeakMap<Source, readonly ts.Node[]>();
const imported = new WeakMap<Source, readonly ImportedModule[]>();

/** Every node of a file, modifiers too, punctuation not; parsed once, because a dozen rules ask. */
function nodesOf(source: Source): readonly ts.Node[] {
  const known = parsed.get(source);
  if (known) return known;
  const kind = source.path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest, true, kind);
  const nodes: ts.Node[] = [file];
  for (const node of nodes) ts.forEachChild(node, (child) => void nodes.push(child));
  parsed.set(source, nodes);
  return nodes;
}

/** Every import of a file: static, re-exported, dynamic, and `import('…')` types. */
export function importsOf(source: Source): readonly ImportedModule[] {
  const known = imported.get(source);
  if (known) return known;
  const found: ImportedModule[] = [];
  for (const node of nodesOf(source)) {
    const specifier = specifierOf(node);
    if (specifier !== undefined) found.push({ specifier, typeOnly: erased(node) });
  }
  imported.set(source, found);
  return found;
}

function specifierOf(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return literal(node.moduleSpecifier);
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
    return literal(node.argument.literal);
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return literal(node.arguments[0]);
  }
  return undefined;
}

function erased(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true;
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  if (!ts.isImportDeclaration(node) || !node.importClause) return false;
  const { importClause: clause } = node;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  if (clause.name || !named || !ts.isNamedImports(named)) return false;
  return named.elements.length > 0 && named.elements.every((element) => element.isTypeOnly);
}

function literal(node: ts.Node | undefined): string | undefined {
  return node && ts.isStringLiteralLike(node) ? node.text : undefined;
}

/** Whether a module has a default export, in any spelling. */
export function exportsDefault(source: Source): boolean {
  return nodesOf(source).some(
    (node) =>
      ts.isExportAssignment(node) ||
      (ts.isExportSpecifier(node) && node.name.text === 'default') ||
      (node.kind === ts.SyntaxKind.DefaultKeyword &&
        ts.canHaveModifiers(node.parent) &&
        (ts.getModifiers(node.parent)?.includes(node as ts.Modifier) ?? false)),
  );
}

/** Names after a dot (`element.innerHTML` gives `innerHTML`), as property or in quotes. */
export function propertiesRead(source: Source): string[] {
  return nodesOf(source).flatMap((node) => {
    if (ts.isPropertyAccessExpression(node)) return [node.name.text];
    if (ts.isElementAccessExpression(node)) return literal(node.argumentExpression) ?? [];
    return [];
  });
}

/** What a file reads from the global object's `name`: `chrome.tabs` counts, a type does not. */
export function usesGlobal(source: Source, name: string): boolean {
  return nodesOf(source).some(
    (node) =>
      ((ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) &&
        ts.isIdentifier(node.expression) &&
        node.expression.text === name) ||
      (ts.isVariableDeclaration(node) &&
        node.initializer !== undefined &&
        ts.isIdentifier(node.initializer) &&
        node.initializer.text === name),
  );
}

/** Every name that a file writes. */
export function identifiersIn(source: Source): string[] {
  return nodesOf(source).flatMap((node) => (ts.isIdentifier(node) ? [node.text] : []));
}

/** Every text in quotes, imports aside. */
export function stringsIn(source: Source): string[] {
  return nodesOf(source).flatMap((node) =>
    ts.isStringLiteralLike(node) && !ts.isImportDeclaration(node.parent) ? [node.text] : [],
  );
}

/** The values of constants `…_KEY` and `…PREFIX` that a file declares: names of things stored. */
export function keyConstants(source: Source): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const node of nodesOf(source)) {
    if (!ts.isVariableDeclaration(node) || !ts.isIdentifier(node.name)) continue;
    const value = literal(node.initializer);
    if (/(?:KEY|PREFIX)$/u.test(node.name.text) && value !== undefined)
      found.set(node.name.text, value);
  }
  return found;
}
