import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { transformSync } from '@lwc/compiler';
import type { Plugin } from 'vite';

const MODULES = join(import.meta.dirname, 'modules/x');
/** As templates name a component, and as the page names the outermost. */
const COMPONENT = /^(?:\.\/modules\/)?x\/(\w+)(?:\/\1)?$/u;
/** Hides the real ending from vite, which has plans of its own for HTML and CSS. */
const HIDDEN = '.lwc';

/** What the package exports; it declares its functions as types. */
type Compiler = { readonly transformSync: typeof transformSync };

/** Compiles the components in `modules`, templates and style sheets included. */
export function lightning(): Plugin {
  return {
    name: 'lightning',
    enforce: 'pre',
    resolveId(imported, importer = '') {
      const [, name] = COMPONENT.exec(imported) ?? [];
      if (name) return join(MODULES, name, `${name}.js${HIDDEN}`);
      if (!importer.endsWith(HIDDEN) || !/^\.\/[\w.]+\.(?:html|css)(?:\?|$)/u.test(imported))
        return null;
      return join(dirname(importer), imported.replace(/\?.*$/u, '')) + HIDDEN;
    },
    async load(id) {
      if (!id.endsWith(HIDDEN)) return null;
      const file = id.slice(0, -HIDDEN.length);
      const source = existsSync(file) ? readFileSync(file, 'utf8') : '';
      const compiler = (await import('@lwc/compiler')) as unknown as Compiler;
      const names = { namespace: 'x', name: basename(dirname(file)) };
      return { code: compiler.transformSync(source, file, names).code, moduleType: 'js' };
    },
  };
}
